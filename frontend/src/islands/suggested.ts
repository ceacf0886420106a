/**
 * `[data-island=suggested]`: while somebody writes what they saw, the items it may be about are named with clauses and
 * confidence; one tap chooses the item in the form. Nothing is chosen by itself. `data-facts` and `data-item` name fields of
 * the form; without a field for facts the words are typed here and not sent. `data-current` is the code already chosen.
 */
interface Item {
  code: string;
  name: string;
  confidence: number;
  words: string[];
  violation: string;
  penalty: string;
  url: string;
}

const PAUSE = 600;
const SHORTEST = 4;
const LEAST = 0.03;

function words(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function percent(confidence: number): number {
  return Math.min(99, Math.max(1, Math.round(confidence * 100)));
}

function option(select: HTMLSelectElement | null, code: string): HTMLOptionElement | undefined {
  return [...(select?.options ?? [])].find((one) => one.text.startsWith(`${code} `));
}

function choose(select: HTMLSelectElement, found: HTMLOptionElement): void {
  select.value = found.value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

function line(one: Item, select: HTMLSelectElement | null, current: string, chosen: () => void): HTMLElement {
  const item = document.createElement("li");
  item.className = "suggested__one";
  const about = words("div", "suggested__about", "");
  const title = document.createElement("a");
  Object.assign(title, { href: one.url, textContent: `${one.code} ${one.name}`, target: "_blank", rel: "noopener" });
  const clauses = one.penalty ? `违反${one.violation}，依据${one.penalty}` : "";
  const because = one.words.length ? `用词：${one.words.join("、")}` : "";
  about.append(one.url ? title : words("strong", "", `${one.code} ${one.name}`), words("span", "suggested__sure", `把握 ${percent(one.confidence)}%`));
  about.append(words("span", "suggested__why", [clauses, because].filter(Boolean).join("。")));
  item.append(about);
  const found = option(select, one.code);
  if (current === one.code || (found && select?.value === found.value)) item.append(words("span", "suggested__chosen", "已选"));
  else if (select && found) {
    const button = words("button", "button button--small", "选用") as HTMLButtonElement;
    button.type = "button";
    button.setAttribute("aria-label", `选用事项 ${one.name}`);
    button.addEventListener("click", () => (choose(select, found), chosen()));
    item.append(button);
  } else if (select) item.append(words("span", "suggested__not", "不在本单位可办事项之内"));
  return item;
}

export function start(element: HTMLElement): void {
  const form = element.parentElement?.querySelector<HTMLFormElement>("form[method=post]");
  const own = element.querySelector<HTMLTextAreaElement>("textarea");
  const list = element.querySelector<HTMLUListElement>("ul");
  const url = element.dataset["url"];
  if (!form || !own || !list || !url) return;
  const field = form.elements.namedItem(element.dataset["facts"] ?? "") as HTMLTextAreaElement | null;
  const select = form.elements.namedItem(element.dataset["item"] ?? "") as HTMLSelectElement | null;
  if (field) {
    own.closest(".field")?.remove();
    field.closest(".field")?.append(element);
  }
  element.hidden = false;
  const source = field ?? own;
  let timer = 0;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    if (source.value.trim().length < SHORTEST) return list.replaceChildren();
    const body = new URLSearchParams({ facts: source.value });
    const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token, Accept: "application/json" } }).catch(() => null);
    if (turn !== asked) return;
    if (!answer?.ok) return list.replaceChildren(words("li", "suggested__none", "暂时没有建议，请自行选择事项。"));
    const found = ((await answer.json()) as { items: Item[] }).items.slice(0, 3).filter((one, at) => at === 0 || one.confidence >= LEAST);
    const none = words("li", "suggested__none", "没有可以建议的事项，请写得更具体一些。");
    list.replaceChildren(...(found.length ? found.map((one) => line(one, select, element.dataset["current"] ?? "", () => void look())) : [none]));
  };
  source.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE);
  });
}
