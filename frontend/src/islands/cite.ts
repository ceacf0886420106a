/**
 * `textarea[data-island~=cite][data-cite-url]`: a button opens a search over articles and cases; one tap puts the citation
 * at the cursor. The words asked for are posted, never in an address.
 */
import { openDialog } from "../shell/dialogs";

interface Found {
  kind: string;
  cite: string;
  text: string;
}

const PAUSE = 300;

function part(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function insert(field: HTMLTextAreaElement, text: string): void {
  const start = field.selectionStart ?? field.value.length;
  field.setRangeText(text, start, field.selectionEnd ?? start, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function line(one: Found, take: (one: Found) => void): HTMLElement {
  const item = part("button", "chooser__one cite__one") as HTMLButtonElement;
  item.type = "button";
  item.append(part("strong", "", one.cite), part("span", "cite__text", one.text));
  item.addEventListener("click", () => take(one));
  return item;
}

function open(field: HTMLTextAreaElement, url: string): void {
  const dialog = part("dialog", "dialog chooser") as HTMLDialogElement;
  dialog.setAttribute("aria-label", "引用条文或者案例");
  const search = part("input", "input") as HTMLInputElement;
  Object.assign(search, { type: "search", placeholder: "条文中的字词、问题，或者案例的字词", autocomplete: "off", maxLength: 300 });
  search.setAttribute("aria-label", "查找条文或者案例");
  const list = part("div", "chooser__list");
  list.setAttribute("aria-live", "polite");
  list.append(part("p", "chooser__note", "请输入几个字查找"));
  const away = part("button", "button", "返回") as HTMLButtonElement;
  away.type = "button";
  away.addEventListener("click", () => dialog.close());
  const take = (one: Found) => {
    dialog.close();
    insert(field, one.cite);
  };
  let timer = 0;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    if (!search.value.trim()) return list.replaceChildren(part("p", "chooser__note", "请输入几个字查找"));
    const token = field.form?.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ q: search.value });
    const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token, Accept: "application/json" } }).catch(() => null);
    if (turn !== asked) return;
    if (!answer?.ok) return list.replaceChildren(part("p", "chooser__note", "网络不通，没有查到。请稍后再试。"));
    const found = ((await answer.json()) as { found: Found[] }).found;
    list.replaceChildren(...(found.length ? found.map((one) => line(one, take)) : [part("p", "chooser__note", "没有找到，可以换一个说法")]));
  };
  search.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      list.querySelector<HTMLElement>("button")?.click();
    }
  });
  const top = part("div", "chooser__top");
  top.append(search, away);
  dialog.append(top, list);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  const chosen = field.value.slice(field.selectionStart, field.selectionEnd).trim();
  if (chosen) {
    search.value = chosen.slice(0, 300);
    void look();
  }
  openDialog(dialog);
  search.focus();
}

export function start(element: HTMLElement): void {
  const field = element as HTMLTextAreaElement;
  const url = field.dataset["citeUrl"];
  if (!url) return;
  const button = part("button", "button button--small cite__button", "引用条文、案例") as HTMLButtonElement;
  button.type = "button";
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", () => open(field, url));
  field.after(button);
}
