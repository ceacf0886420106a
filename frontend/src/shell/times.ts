/** `<time data-relative>`: near moments in words, the exact one on hover. */
import { onContent, within } from "./page";

export function relative(then: number, now: number): string | null {
  const minutes = Math.round((now - then) / 60000);
  if (minutes < -1 || minutes >= 24 * 60) return null;
  if (minutes < 1) return "刚刚";
  if (minutes < 60) return `${minutes} 分钟前`;
  return `${Math.floor(minutes / 60)} 小时前`;
}

function freshen(root: ParentNode): void {
  within<HTMLTimeElement>(root, "time[data-relative]").forEach((time) => {
    time.title ||= time.textContent ?? "";
    time.textContent = relative(Date.parse(time.dateTime), Date.now()) ?? time.title;
  });
}

export function startTimes(): void {
  onContent(freshen);
  setInterval(() => document.visibilityState === "visible" && freshen(document), 60000);
}
