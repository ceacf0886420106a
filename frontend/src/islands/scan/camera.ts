/** The camera in a dialog until a code is read. Null when the person closes it or the camera is refused. */
import { openDialog } from "../../shell/dialogs";
import { toast } from "../../shell/toasts";

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorMaker = new (options: { formats: string[] }) => Detector;

const FORMATS = ["qr_code", "code_128", "pdf417"];
const EVERY = 200;

export async function watchCamera(): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
  if (!stream) {
    toast("没有取得摄像头，请允许使用，或者手工录入", "warning");
    return null;
  }
  const Maker = (window as unknown as { BarcodeDetector: DetectorMaker }).BarcodeDetector;
  const detector = new Maker({ formats: FORMATS });
  const dialog = document.createElement("dialog");
  dialog.className = "dialog scan";
  dialog.setAttribute("aria-label", "扫码");
  const video = document.createElement("video");
  video.playsInline = true;
  video.muted = true;
  video.srcObject = stream;
  const words = document.createElement("p");
  words.textContent = "把二维码放在画面中间，点画面外关闭";
  dialog.append(video, words);
  document.body.append(dialog);
  openDialog(dialog);
  await video.play().catch(() => undefined);
  return new Promise((resolve) => {
    let read: string | null = null;
    const timer = setInterval(async () => {
      const found = await detector.detect(video).catch(() => []);
      if (!found[0]) return;
      read = found[0].rawValue;
      dialog.close();
    }, EVERY);
    dialog.addEventListener("close", () => {
      clearInterval(timer);
      stream.getTracks().forEach((track) => track.stop());
      dialog.remove();
      resolve(read);
    });
  });
}
