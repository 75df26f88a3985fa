/** A number of bytes as people write it: 3.4 MB. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const steps = Math.min(3, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** steps).toFixed(steps > 1 ? 1 : 0)} ${["B", "KB", "MB", "GB"][steps]}`;
}
