/** Short notices. Good news goes away by itself; a warning stays until it is closed. */
import { from } from "./page";

export type ToastTone = "info" | "success" | "warning" | "error";
const LASTS = 6000;

function leaveLater(toast: HTMLElement): void {
  if (toast.matches(".toast--success, .toast--info")) setTimeout(() => toast.remove(), LASTS);
}

export function toast(text: string, tone: ToastTone = "info"): void {
  const place = document.querySelector("#toasts");
  if (!place) return;
  const made = document.createElement("div");
  made.className = `toast toast--${tone}`;
  const words = document.createElement("p");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast__close";
  close.dataset["toastClose"] = "";
  close.setAttribute("aria-label", "关闭提示");
  close.textContent = "×";
  made.append(words, close);
  place.append(made);
  leaveLater(made);
}

const CARRIED = "toasts";

/** Notices of a page that was fetched and not shown: they appear on the page that is opened next. */
export function carryToasts(page: Document): void {
  const said = [...page.querySelectorAll<HTMLElement>("#toasts .toast")].map((one) => ({
    text: one.querySelector("p")?.textContent ?? "",
    tone: /toast--(\w+)/.exec(one.className)?.[1] ?? "info",
  }));
  if (said.length) sessionStorage.setItem(CARRIED, JSON.stringify(said));
}

function showCarried(): void {
  const said = JSON.parse(sessionStorage.getItem(CARRIED) ?? "[]") as { text: string; tone: ToastTone }[];
  sessionStorage.removeItem(CARRIED);
  said.forEach(({ text, tone }) => toast(text, tone));
}

export function startToasts(): void {
  showCarried();
  document.querySelectorAll<HTMLElement>(".toast").forEach(leaveLater);
  document.addEventListener("click", (event) => {
    if (from(event, "[data-toast-close]")) from(event, ".toast")?.remove();
  });
  document.addEventListener("toast", (event) => {
    const said = (event as CustomEvent<{ text?: string; tone?: ToastTone; value?: string }>).detail;
    toast(said.text ?? said.value ?? "", said.tone);
  });
}
