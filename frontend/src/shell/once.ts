/** A form with `data-once` is sent once; one with `data-confirm` is asked about first. `data-preview` only looks. */
import { confirmed } from "./dialogs";

const agreed = new WeakSet<HTMLFormElement>();

function busy(form: HTMLFormElement, yes: boolean): void {
  form.dataset["sending"] = yes ? "yes" : "";
  form.querySelectorAll<HTMLButtonElement>("button[type=submit], button:not([type])").forEach((button) => {
    if (yes) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  });
}

async function ask(form: HTMLFormElement, submitter: HTMLElement | null, text: string): Promise<void> {
  if (!(await confirmed(text))) return;
  agreed.add(form);
  form.requestSubmit(submitter);
}

export function startOnce(): void {
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      if (event.submitter?.dataset["preview"] !== undefined) return;
      const question = event.submitter?.dataset["confirm"] ?? form.dataset["confirm"];
      if (question && !agreed.delete(form)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        void ask(form, event.submitter, question);
        return;
      }
      if (form.dataset["once"] === undefined) return;
      if (form.dataset["sending"] === "yes") {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      busy(form, true);
    },
    true,
  );
  document.addEventListener("form:answered", (event) => busy(event.target as HTMLFormElement, false));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = (event.target as HTMLElement).closest("form");
    if (form) busy(form, false);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[data-sending]").forEach((f) => busy(f, false)));
}
