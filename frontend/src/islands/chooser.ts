/**
 * `select[data-island=chooser]`: a long list becomes a button that opens a dialog with a search field. The select stays
 * in the form and carries the value; without script it is an ordinary list.
 */
import { openDialog } from "../shell/dialogs";

function matches(text: string, words: string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

function option(select: HTMLSelectElement, one: HTMLOptionElement, choose: (value: string) => void): HTMLElement {
  const item = document.createElement("button");
  item.type = "button";
  item.className = "chooser__one";
  item.textContent = one.text;
  if (one.value === select.value) item.setAttribute("aria-current", "true");
  item.addEventListener("click", () => choose(one.value));
  return item;
}

function open(select: HTMLSelectElement, title: string, chosen: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog chooser";
  dialog.setAttribute("aria-label", title);
  const search = document.createElement("input");
  Object.assign(search, { type: "search", className: "input", placeholder: "输入几个字查找", autocomplete: "off" });
  search.setAttribute("aria-label", `查找${title}`);
  const list = document.createElement("div");
  list.className = "chooser__list";
  const choose = (value: string) => {
    select.value = value;
    select.dispatchEvent(new Event("input", { bubbles: true }));
    select.dispatchEvent(new Event("change", { bubbles: true }));
    dialog.close();
    chosen();
  };
  const show = () => {
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...select.options].filter((one) => one.value && matches(one.text, words));
    list.replaceChildren(...found.map((one) => option(select, one, choose)));
    if (!found.length) list.textContent = "没有符合的选项，可以换一个说法";
  };
  search.addEventListener("input", show);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      list.querySelector<HTMLElement>("button")?.click();
    } else if (event.key === "ArrowDown") list.querySelector<HTMLElement>("button")?.focus();
  });
  dialog.append(search, list);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  show();
  openDialog(dialog);
}

export function start(element: HTMLElement): void {
  const select = element as HTMLSelectElement;
  const label = select.labels[0];
  const title = label?.firstChild?.textContent?.trim() ?? "选项";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "input chooser__button";
  button.id = `${select.id}_open`;
  const say = () => {
    button.textContent = select.selectedOptions[0]?.value ? (select.selectedOptions[0]?.text ?? "") : "请选择";
    button.setAttribute("aria-label", `${title}：${button.textContent}`);
  };
  button.setAttribute("aria-haspopup", "dialog");
  if (select.getAttribute("aria-describedby")) button.setAttribute("aria-describedby", select.getAttribute("aria-describedby") ?? "");
  if (select.getAttribute("aria-invalid")) button.classList.add("is-wrong");
  button.addEventListener("click", () => open(select, title, () => (say(), button.focus())));
  select.addEventListener("change", say);
  select.classList.add("chooser__select");
  select.tabIndex = -1;
  select.setAttribute("aria-hidden", "true");
  select.after(button);
  if (label) label.htmlFor = button.id;
  say();
}
