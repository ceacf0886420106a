/** An answer that refuses (403, 404, 409, 413, 429, 500) is shown in the dialog with its reason, not swallowed. */
import { openDialog } from "./dialogs";
import { toast } from "./toasts";

function show(answer: string): boolean {
  const parsed = new DOMParser().parseFromString(answer, "text/html");
  const refused = parsed.querySelectorAll("[data-refusal]");
  const place = document.querySelector("#modal-content");
  const dialog = place?.closest("dialog");
  if (!refused.length || !place || !dialog) return false;
  const close = document.createElement("div");
  close.className = "dialog__foot";
  close.innerHTML = '<button type="button" class="button button--primary" data-dialog-close>知道了</button>';
  const title = document.createElement("h2");
  title.textContent = parsed.querySelector("h1")?.textContent ?? "这一步没有生效";
  place.replaceChildren(title, ...[...refused].map((one) => document.importNode(one, true)), close);
  openDialog(dialog);
  return true;
}

export function startRefusals(): void {
  document.addEventListener("htmx:responseError", (event) => {
    const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    if (xhr.status === 401) return location.reload();
    if (!show(xhr.responseText)) toast(`这一步没有生效（${xhr.status}）。请刷新页面后再试。`, "error");
  });
  document.addEventListener("htmx:sendError", () => toast("网络不通，这一步没有生效。内容仍在，恢复后请重新提交。", "error"));
  document.addEventListener("htmx:timeout", () => toast("等待太久，还不知道这一步是否生效。请刷新页面查看。", "warning"));
  document.querySelector<HTMLElement>("main [data-form-errors]")?.focus();
}
