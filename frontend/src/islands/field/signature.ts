/** A signature drawn with a finger becomes a PNG in the file field of the same name. */

const INK = "#10151b";
const THICK = 2.4;
const SHORTEST = 40;

export function startSignature(root: HTMLElement): void {
  const canvas = root.querySelector("canvas");
  const input = root.querySelector<HTMLInputElement>('input[type="file"]');
  const foot = root.querySelector<HTMLElement>(".signature__foot");
  const pen = canvas?.getContext("2d");
  if (!canvas || !input || !foot || !pen) return;
  const say = (text: string) => {
    const place = root.querySelector("[data-signature-say]");
    if (place) place.textContent = text;
  };
  canvas.hidden = false;
  foot.hidden = false;
  input.hidden = true;
  let length = 0;
  let last: [number, number] | null = null;

  const clear = () => {
    const sharp = window.devicePixelRatio || 1;
    const { width, height } = canvas.getBoundingClientRect();
    canvas.width = Math.round(width * sharp);
    canvas.height = Math.round(height * sharp);
    pen.scale(sharp, sharp);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    Object.assign(pen, { strokeStyle: INK, lineWidth: THICK, lineCap: "round", lineJoin: "round" });
    length = 0;
    input.value = "";
    say("请在框内签名");
  };

  const at = (event: PointerEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const draw = (event: PointerEvent) => {
    if (!last) return;
    const here = at(event);
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...here);
    pen.stroke();
    length += Math.hypot(here[0] - last[0], here[1] - last[1]);
    last = here;
  };

  const lift = () => {
    if (!last) return;
    last = null;
    if (length < SHORTEST) return;
    canvas.toBlob((drawn) => {
      if (!drawn) return;
      const files = new DataTransfer();
      files.items.add(new File([drawn], `${root.dataset["name"] ?? "signature"}.png`, { type: "image/png" }));
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      say("已签名");
    }, "image/png");
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = at(event);
  });
  canvas.addEventListener("pointermove", draw);
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  root.querySelector("[data-signature-clear]")?.addEventListener("click", clear);
  root.addEventListener("step:shown", clear, { once: true });
  requestAnimationFrame(clear);
}
