/**
 * Photographs taken on the phone. The input keeps the files (the form sends them as they are); next to it, the hidden
 * field `<name>_taken` carries for each file: name, size, sha256, taken_at, latitude, longitude, accuracy.
 */
import { digestOf } from "./digest";
import { readPosition, type Reading } from "./reading";

export interface Taken {
  name: string;
  size: number;
  sha256: string;
  taken_at: string;
  latitude: number | null;
  longitude: number | null;
  accuracy: number | null;
}

interface Photo {
  file: File;
  taken: Taken;
  url: string;
}

const words = (taken: Taken) =>
  `${new Date(taken.taken_at).toLocaleString("zh-CN", { hour12: false })}，${
    taken.latitude === null ? "没有定位" : `定位精度 ${taken.accuracy} 米`
  }，校验值 ${taken.sha256.slice(0, 8)}`;

export function describe(file: File, sha256: string, reading: Reading | null): Taken {
  return {
    name: file.name,
    size: file.size,
    sha256,
    taken_at: new Date(file.lastModified || Date.now()).toISOString(),
    latitude: reading?.latitude ?? null,
    longitude: reading?.longitude ?? null,
    accuracy: reading?.accuracy ?? null,
  };
}

export function startPhotos(root: HTMLElement): void {
  const input = root.querySelector<HTMLInputElement>('input[type="file"]');
  const taken = root.querySelector<HTMLInputElement>("[data-photos-taken]");
  const list = root.querySelector<HTMLElement>("[data-photos-list]");
  const say = root.querySelector<HTMLElement>("[data-photos-say]");
  if (!input || !taken || !list || !say) return;
  const most = Number(root.dataset["max"] ?? 9);
  let photos: Photo[] = [];
  root.classList.add("is-on");

  const show = () => {
    const files = new DataTransfer();
    photos.forEach((photo) => files.items.add(photo.file));
    input.files = files.files;
    taken.value = JSON.stringify(photos.map((photo) => photo.taken));
    list.replaceChildren(...photos.map(tile));
    say.textContent = photos.length ? `已拍 ${photos.length} 张，最多 ${most} 张` : "";
  };

  const tile = (photo: Photo): HTMLElement => {
    const item = document.createElement("li");
    item.className = "photo";
    const picture = new Image();
    picture.src = photo.url;
    picture.alt = `照片 ${photo.taken.name}`;
    const text = document.createElement("p");
    text.textContent = words(photo.taken);
    const away = document.createElement("button");
    away.type = "button";
    away.className = "photo__away";
    away.textContent = "×";
    away.setAttribute("aria-label", `移除照片 ${photo.taken.name}`);
    away.addEventListener("click", () => {
      photos = photos.filter((one) => one !== photo);
      URL.revokeObjectURL(photo.url);
      show();
    });
    item.append(picture, text, away);
    return item;
  };

  input.addEventListener("change", async () => {
    const fresh = [...(input.files ?? [])].filter((file) => !photos.some((photo) => photo.file === file));
    const room = most - photos.length;
    say.textContent = "正在读取照片的时间和位置……";
    const reading = await readPosition();
    for (const file of fresh.slice(0, room)) {
      const digest = await digestOf(file);
      if (photos.some((photo) => photo.taken.sha256 === digest)) continue;
      photos.push({ file, taken: describe(file, digest, reading), url: URL.createObjectURL(file) });
    }
    show();
    if (fresh.length > room) say.textContent = `最多 ${most} 张，多出的没有收入`;
  });
  input.form?.addEventListener("reset", () => {
    photos = [];
    show();
  });
}
