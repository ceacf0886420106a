/** What a digest says about a file, in the words that the server uses too. */
export interface FileVerdict {
  same: boolean;
  words: string;
}

export function fileVerdict(digest: string, original: string, masked: string): FileVerdict {
  if (digest === original) return { same: true, words: "这个文件与出具的决定书原件一字不差。" };
  if (digest === masked) return { same: true, words: "这个文件与决定书公开版（已隐去个人信息）一字不差。" };
  return { same: false, words: "这个文件不是出具的电子原件。扫描件、照片和另存的文件必然不同，请用从本平台下载的文件核对；文件来路不明的，以本页显示的内容为准。" };
}
