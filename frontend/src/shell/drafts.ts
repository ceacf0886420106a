/**
 * Forms with `data-draft-key` keep what is typed. Never kept: passwords, files, hidden fields, and whatever carries
 * `data-draft="off"` (personal data). A form that the server sent back (`data-invalid`) shows what the server says.
 */
import { DraftStore, type Draft } from "./draft-store";
import { from, onContent, within } from "./page";

const KEPT = "input, textarea, select";
const PAUSE = 400;
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const drafts = (): DraftStore => new DraftStore(localStorage, document.body.dataset["person"] ?? "");

function controls(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>(KEPT)].filter(
    (one) => one.name && !/^(password|file|hidden|submit|button)$/.test(one.type) && one.dataset["draft"] !== "off",
  );
}

export function valuesOf(form: HTMLFormElement): Draft["values"] {
  return controls(form).flatMap((one): Draft["values"] => {
    if (one instanceof HTMLInputElement && /checkbox|radio/.test(one.type)) return one.checked ? [[one.name, one.value]] : [];
    if (one instanceof HTMLSelectElement && one.multiple) return [...one.selectedOptions].map((o) => [one.name, o.value]);
    return [[one.name, one.value]];
  });
}

export function restore(form: HTMLFormElement, values: Draft["values"]): void {
  const kept = new Map<string, string[]>();
  values.forEach(([name, value]) => kept.set(name, [...(kept.get(name) ?? []), value]));
  for (const one of controls(form)) {
    const mine = kept.get(one.name) ?? [];
    if (one instanceof HTMLInputElement && /checkbox|radio/.test(one.type)) one.checked = mine.includes(one.value);
    else if (one instanceof HTMLSelectElement) [...one.options].forEach((o) => (o.selected = mine.includes(o.value)));
    else if (mine[0] !== undefined) one.value = mine[0];
  }
}

function say(form: HTMLFormElement, text: string): void {
  const place = form.querySelector("[data-draft-state]");
  if (place) place.textContent = text;
}

const actKey = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>("[data-act-key]");

const brought = new WeakSet<HTMLFormElement>();

function bring(form: HTMLFormElement, store: DraftStore): void {
  if (brought.has(form)) return;
  brought.add(form);
  const name = form.dataset["draftKey"] ?? "";
  const draft = form.dataset["invalid"] === undefined ? store.read(name) : null;
  if (draft?.values.some(([, value]) => value)) {
    restore(form, draft.values);
    const key = actKey(form);
    if (key && draft.sentKey) key.value = draft.sentKey;
    say(form, `已恢复 ${new Date(draft.at).toLocaleString("zh-CN", { dateStyle: "short", timeStyle: "short" })} 的草稿`);
  }
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (store.keep(name, valuesOf(form))) say(form, "草稿已保存在本机");
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.dataset["preview"] !== undefined) return;
    clearTimeout(waiting);
    store.keep(name, valuesOf(form), actKey(form)?.value || "sent");
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const answered = (event as CustomEvent<{ successful: boolean; elt: Element }>).detail;
    if (answered.successful && answered.elt === form) store.forget(name);
  });
}

/** A form that was sent is done if the page after it is another one: the answer to a carried out form is a redirect. */
function forgetDone(store: DraftStore): void {
  const came = document.referrer ? new URL(document.referrer) : null;
  const done = document.querySelector<HTMLMetaElement>('meta[name="act-done"]')?.content;
  const asked = new Set(within<HTMLFormElement>(document, "form[data-draft-key]").map((form) => form.dataset["draftKey"]));
  const moved = came?.origin === location.origin && came.pathname !== location.pathname;
  const wentWrong = document.querySelector(".error-page") !== null;
  for (const { form, key } of store.sent()) {
    if (key === done || (moved && !wentWrong && !asked.has(form))) store.forget(form);
  }
}

export function startDrafts(): void {
  const store = drafts();
  if (document.body.dataset["person"]) {
    store.tidy();
    forgetDone(store);
  }
  onContent((root) => within<HTMLFormElement>(root, "form[data-draft-key]").forEach((form) => bring(form, store)));
  document.addEventListener("submit", (event) => {
    if (from(event, "form[data-sign-out]")) store.forgetAll();
  });
}
