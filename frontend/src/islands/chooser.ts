/**
 * `select[data-island=chooser]`: a long list becomes a button that opens a dialog with a search field. The select stays
 * in the form and carries the value; without script it is an ordinary list. With `data-search` the server is asked.
 */
import { openDialog } from "../shell/dialogs";
import { finder, type Found } from "./chooser/found";

type Option = Found["options"][number];

function button(one: Option, chosen: string, choose: (one: Option) => void): HTMLElement {
  const item = document.createElement("button");
  item.type = "button";
  item.className = "chooser__one";
  item.textContent = one.title;
  if (one.value === chosen) item.setAttribute("aria-current", "true");
  item.addEventListener("click", () => choose(one));
  return item;
}

/** The select takes the value, also one that the server found and the page did not list. */
function take(select: HTMLSelectElement, one: Option): void {
  if (![...select.options].some((option) => option.value === one.value)) select.add(new Option(one.title, one.value));
  select.value = one.value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

function searchField(title: string, hint: string): HTMLInputElement {
  const search = document.createElement("input");
  Object.assign(search, { type: "search", className: "input", placeholder: hint, autocomplete: "off" });
  search.setAttribute("aria-label", `查找${title}`);
  return search;
}

function note(text: string): HTMLElement {
  const words = document.createElement("p");
  words.className = "chooser__note";
  words.textContent = text;
  return words;
}

function open(select: HTMLSelectElement, title: string, chosen: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog chooser";
  dialog.setAttribute("aria-label", title);
  const search = searchField(title, select.dataset["search"] ? "输入姓名、工号或者单位查找" : "输入几个字查找");
  const list = document.createElement("div");
  list.className = "chooser__list";
  list.setAttribute("aria-live", "polite");
  const choose = (one: Option) => {
    take(select, one);
    dialog.close();
    chosen();
  };
  const none: Option[] = select.required ? [] : [{ value: "", title: "不选" }];
  const find = finder(select, (found) => {
    if (!found) return list.replaceChildren(note("网络不通，没有查到。请稍后再试。"));
    const options = select.value ? [...none, ...found.options] : found.options;
    list.replaceChildren(...options.map((one) => button(one, select.value, choose)));
    if (!found.options.length) list.append(note(select.dataset["search"] && !search.value ? "请输入几个字查找" : "没有符合的选项，可以换一个说法"));
    if (found.more) list.append(note("还有更多，请多输入几个字"));
  });
  search.addEventListener("input", () => find(search.value));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      list.querySelector<HTMLElement>("button")?.click();
    } else if (event.key === "ArrowDown") list.querySelector<HTMLElement>("button")?.focus();
  });
  const top = document.createElement("div");
  top.className = "chooser__top";
  const away = document.createElement("button");
  Object.assign(away, { type: "button", className: "button", textContent: "返回" });
  away.addEventListener("click", () => dialog.close());
  top.append(search, away);
  dialog.append(top, list);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  find("");
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
