import type { MaterialKind } from "../../contracts/material.ts";

export interface Measures {
  widthPx?: number;
  heightPx?: number;
  /** Of a film, ms. */
  durationMs?: number;
}

/** The kind of material a file is, by its type; null when it is none that screens or people can use. */
export function kindOf(file: File): Exclude<MaterialKind, "text"> | null {
  if (/^video\/(mp4|webm)$/.test(file.type)) return "video";
  if (/^image\/(jpeg|png|webp)$/.test(file.type)) return "image";
  if (file.type === "text/html") return "web";
  if (file.type === "application/pdf") return "leaflet";
  return null;
}

/** Size and length as this browser reads them; empty when the file has none or the browser cannot decode it. */
export async function measure(file: File): Promise<Measures> {
  const url = URL.createObjectURL(file);
  try {
    if (file.type.startsWith("image/")) return await imageSize(url);
    if (file.type.startsWith("video/")) return await filmSize(url);
    return {};
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function imageSize(url: string): Promise<Measures> {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => undefined);
  return image.naturalWidth > 0 ? { widthPx: image.naturalWidth, heightPx: image.naturalHeight } : {};
}

function filmSize(url: string): Promise<Measures> {
  return new Promise((resolve) => {
    const video = document.createElement("video");
    video.preload = "metadata";
    video.addEventListener("error", () => resolve({}));
    video.addEventListener("loadedmetadata", () =>
      resolve({
        ...(video.videoWidth > 0 && { widthPx: video.videoWidth, heightPx: video.videoHeight }),
        ...(Number.isFinite(video.duration) && { durationMs: Math.round(video.duration * 1000) }),
      }),
    );
    video.src = url;
  });
}
