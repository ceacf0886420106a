/** Check digits of the resident identity number (GB 11643) and of the unified social credit code (GB 32100). */

export interface Verdict {
  state: "open" | "ok" | "wrong";
  words: string;
  birth?: string;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = "10X98765432";
const USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const open = (words: string): Verdict => ({ state: "open", words });
const wrong = (words: string): Verdict => ({ state: "wrong", words });

function birthOf(text: string): string | null {
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
  return real && Number(year) >= 1880 && date.getTime() <= Date.now() ? `${year}-${month}-${day}` : null;
}

export function idNumber(text: string): Verdict {
  if (text.length < 18) return open(text ? `已输入 ${text.length} 位，共 18 位` : "");
  if (!/^\d{17}[\dX]$/.test(text)) return wrong("公民身份号码是 17 位数字加 1 位数字或者 X");
  const birth = birthOf(text);
  if (!birth) return wrong("第 7 至 14 位不是有效的出生日期");
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  if (ID_CHECKS[sum % 11] !== text[17]) return wrong("校验位不符，请逐位核对");
  return { state: "ok", words: `校验通过，${Number(text[16]) % 2 ? "男" : "女"}，${birth} 出生`, birth };
}

export function uscc(text: string): Verdict {
  if (text.length < 18) return open(text ? `已输入 ${text.length} 位，共 18 位` : "");
  const values = [...text].map((sign) => USCC_SIGNS.indexOf(sign));
  if (text.length !== 18 || values.includes(-1)) return wrong("统一社会信用代码是 18 位，不使用字母 I、O、S、V、Z");
  const sum = USCC_WEIGHTS.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0);
  if ((31 - (sum % 31)) % 31 !== values[17]) return wrong("校验位不符，请逐位核对");
  return { state: "ok", words: "校验通过" };
}
