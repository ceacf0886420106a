/**
 * `form[data-island~=scan][data-scan-url]`: reads a QR or bar code with the camera, or from a hand scanner that types and
 * presses Enter. The server finds the identity in the text; it goes into `identity_type` and `identity_number`.
 */
import { toast } from "../shell/toasts";
import { watchCamera } from "./scan/camera";

interface Answer {
  found: boolean;
  why?: string;
  identity_type?: string;
  identity_number?: string;
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof RadioNodeList) {
    field.value = value;
    [...field].find((one) => one instanceof HTMLInputElement && one.checked)?.dispatchEvent(new Event("change", { bubbles: true }));
  }
  else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

async function ask(form: HTMLFormElement, text: string): Promise<void> {
  const body = new FormData();
  body.set("text", text);
  const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
  const answer = await fetch(form.dataset["scanUrl"] ?? "", { method: "POST", body, headers: { "X-CSRFToken": token } }).catch(() => null);
  if (!answer?.ok) return toast("没有网络，请手工录入证件号码", "warning");
  const read = (await answer.json()) as Answer;
  if (!read.found) return toast(read.why ?? "没有读到证件号码", "warning");
  fill(form, "identity_type", read.identity_type ?? "");
  fill(form, "identity_number", read.identity_number ?? "");
  toast("已读取证件号码，请核对", "success");
}

export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const field = form.elements.namedItem("identity_number");
  if (!(field instanceof HTMLInputElement)) return;
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || field.value.length <= 18) return;
    event.preventDefault();
    void ask(form, field.value);
  });
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "扫营业执照二维码";
  button.addEventListener("click", async () => {
    const text = await watchCamera();
    if (text) await ask(form, text);
  });
  field.after(button);
}
