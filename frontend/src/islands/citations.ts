/**
 * `textarea[data-island~=citations][data-citations-url]`: while somebody writes, each citation that is wrong, repealed or
 * not yet in force is named below the field with the reason. `data-citations-on` gives the day, else today's law counts.
 */
interface Remark {
  cited: string;
  state: "good" | "wrong" | "repealed" | "not_yet" | "unknown";
  why: string;
  instead: string;
  url: string;
}

const PAUSE = 700;
const LOOKS_LIKE_ONE = /《[^《》]+》|第[零〇一二三四五六七八九十百千\d]+条/;
const WORDS: Record<string, string> = { wrong: "引用有误", repealed: "已失效", not_yet: "尚未施行", unknown: "无法核对" };

function line(remark: Remark): HTMLLIElement {
  const item = document.createElement("li");
  item.className = `citations__one citations__one--${remark.state}`;
  const state = document.createElement("strong");
  state.textContent = WORDS[remark.state] ?? "";
  item.append(state, ` ${remark.cited}：${remark.why}。${remark.instead}。`);
  if (remark.url) {
    const link = document.createElement("a");
    Object.assign(link, { href: remark.url, target: "_blank", rel: "noopener", textContent: "查看原文" });
    item.append(link);
  }
  return item;
}

function show(list: HTMLUListElement, remarks: Remark[]): void {
  const seen = new Set<string>();
  const wrong = remarks.filter((one) => one.state !== "good" && !seen.has(one.cited) && seen.add(one.cited));
  const summary = document.createElement("li");
  summary.className = "citations__one";
  summary.textContent = remarks.length && !wrong.length ? `所引 ${remarks.length} 处条款均现行有效` : "";
  list.replaceChildren(...(summary.textContent ? [summary] : []), ...wrong.map(line));
}

export function start(element: HTMLElement): void {
  const field = element as HTMLTextAreaElement;
  const url = field.dataset["citationsUrl"];
  if (!url) return;
  const list = document.createElement("ul");
  list.className = "citations";
  list.setAttribute("aria-live", "polite");
  field.after(list);
  let timer = 0;
  let asked = 0;
  const look = async () => {
    const text = field.value;
    const turn = ++asked;
    if (!LOOKS_LIKE_ONE.test(text)) return show(list, []);
    const token = field.form?.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = JSON.stringify({ text, on: field.dataset["citationsOn"] ?? "" });
    const headers = { "X-CSRFToken": token, "Content-Type": "application/json", Accept: "application/json" };
    const answer = await fetch(url, { method: "POST", body, headers }).catch(() => null);
    if (turn !== asked || !answer?.ok) return;
    show(list, ((await answer.json()) as { citations: Remark[] }).citations);
  };
  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE);
  });
  if (field.value) void look();
}
