/**
 * `form[data-island=verify][data-original=…][data-masked=…]`: takes the SHA-256 of a chosen file here, on the device, and
 * says whether it is the one the ledger names. Nothing is sent. Without script the same form sends the file to be compared.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { fileVerdict } from "./verify/verdict";

const PIECE = 4 * 1024 * 1024;

/** Piece by piece, so that a large file neither fills the memory of a phone nor needs a secure context. */
async function digestOf(file: File): Promise<string> {
  const running = sha256.create();
  for (let from = 0; from < file.size; from += PIECE) {
    running.update(new Uint8Array(await file.slice(from, from + PIECE).arrayBuffer()));
  }
  return bytesToHex(running.digest());
}

export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const say = form.querySelector<HTMLElement>("[data-verify-say]");
  const { original = "", masked = "" } = form.dataset;
  if (!input || !say || !original) return;
  form.querySelectorAll<HTMLElement>("[data-verify-send]").forEach((one) => (one.hidden = true));
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    say.className = "";
    say.textContent = "正在本机计算……";
    try {
      const found = fileVerdict(await digestOf(file), original, masked);
      say.className = found.same ? "said--ok" : "said--wrong";
      say.textContent = found.words;
    } catch {
      say.className = "said--wrong";
      say.textContent = "文件无法读取，请重新选择。";
    }
  });
}
