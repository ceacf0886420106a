/** Dialogs: opened by data attributes, filled by htmx, asked for confirmation. */
import { from } from "./page";

export function openDialog(dialog: HTMLDialogElement): void {
  if (!dialog.open) dialog.showModal();
}

/** Ask; resolves to true if and only if the person agreed. */
export function confirmed(text: string): Promise<boolean> {
  const dialog = document.querySelector<HTMLDialogElement>("#confirm");
  const words = dialog?.querySelector("#confirm-text");
  if (!dialog || !words) return Promise.resolve(window.confirm(text));
  words.textContent = text;
  dialog.returnValue = "no";
  openDialog(dialog);
  dialog.querySelector<HTMLElement>("[data-confirm-yes]")?.focus();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }),
  );
}

function showPhoto(link: HTMLAnchorElement): void {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog photo-view";
  dialog.setAttribute("aria-label", link.querySelector("img")?.alt ?? "照片");
  const picture = new Image();
  picture.src = link.href;
  picture.alt = link.querySelector("img")?.alt ?? "";
  dialog.append(picture);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  openDialog(dialog);
}

export function startDialogs(): void {
  document.addEventListener("click", (event) => {
    const opener = from(event, "[data-dialog-open]");
    const dialog = opener && document.querySelector<HTMLDialogElement>(opener.dataset["dialogOpen"] ?? "");
    if (dialog) openDialog(dialog);
    if (from(event, "[data-dialog-close]")) from<HTMLDialogElement>(event, "dialog")?.close();
    if (event.target instanceof HTMLDialogElement && event.target.id !== "confirm") event.target.close();
    const photo = from<HTMLAnchorElement>(event, "a[data-photo]");
    if (photo && !(event as MouseEvent).ctrlKey && !(event as MouseEvent).metaKey) {
      event.preventDefault();
      showPhoto(photo);
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const dialog = (event.target as HTMLElement).closest<HTMLDialogElement>("dialog#modal");
    if (!dialog) return;
    openDialog(dialog);
    dialog.querySelector<HTMLElement>("[data-form-errors], input:not([type=hidden]), textarea, select")?.focus();
  });
  document.addEventListener("close", forgetContent, true);
}

/** What a closed dialog showed must not linger: it may have been an unmasked value. */
function forgetContent(event: Event): void {
  if ((event.target as HTMLElement).id === "modal") document.querySelector("#modal-content")?.replaceChildren();
}
