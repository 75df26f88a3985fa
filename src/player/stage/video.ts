import { PlayerProblem } from "../problem.ts";
import { layer, type Cue, type Fit } from "./cue.ts";

/** Below this nobody sees a difference; above it the speed is nudged, and far above it we seek. */
const IN_STEP_MS = 40;
const SEEK_MS = 1_500;
const NUDGE = 0.05;
/** A picture that has not moved for this long is broken. */
const STALL_MS = 5_000;
/** Starting late by less than this is caught up by the nudge rather than by a seek. */
const JOIN_MS = 300;

/**
 * A muted video that starts at `joinMs` of its course. It is not looped unless asked; one that is shorter than its
 * spot holds its last picture.
 */
export function videoCue(file: Blob, fit: Fit, joinMs: number, loop: boolean): Cue {
  const url = URL.createObjectURL(file);
  const video = document.createElement("video");
  video.className = "picture";
  video.style.objectFit = fit;
  video.muted = true;
  video.defaultMuted = true;
  video.loop = loop;
  video.preload = "auto";
  video.setAttribute("playsinline", "");
  video.setAttribute("disableremoteplayback", "");
  const element = layer("video");
  element.appendChild(video);

  let failed: string | null = null;
  let lastSeconds = -1;
  let movedAtMs = 0;

  /** Where in the film an offset lies, in seconds; null when it lies behind its end. */
  const placeOf = (offsetMs: number): number | null => {
    const seconds = offsetMs / 1000;
    if (loop && video.duration > 0) return seconds % video.duration;
    return seconds < video.duration ? seconds : null;
  };
  const jump = (seconds: number | null) => {
    video.currentTime = seconds ?? Math.max(0, video.duration - 0.05);
  };

  const ready = new Promise<void>((resolve, reject) => {
    video.addEventListener("error", () => {
      failed = `video_error_${video.error ? video.error.code : 0}`;
      reject(new PlayerProblem(failed));
    });
    video.addEventListener("loadeddata", () => {
      if (video.videoWidth === 0) {
        failed = "video_without_picture";
        reject(new PlayerProblem(failed));
      } else if (joinMs > JOIN_MS) {
        video.addEventListener("seeked", () => resolve(), { once: true });
        jump(placeOf(joinMs));
      } else resolve();
    });
    video.src = url;
  });

  return {
    element,
    ready,
    start(offsetMs) {
      movedAtMs = performance.now();
      const place = placeOf(offsetMs);
      if (place === null || Math.abs(place - video.currentTime) * 1000 > JOIN_MS) jump(place);
      if (place === null && !loop) return;
      video.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name === "NotAllowedError") failed = "autoplay_blocked";
      });
    },
    follow(offsetMs) {
      const place = placeOf(offsetMs);
      if (video.ended || place === null) return;
      if (video.currentTime !== lastSeconds) {
        lastSeconds = video.currentTime;
        movedAtMs = performance.now();
      } else if (performance.now() - movedAtMs > STALL_MS) failed = "video_stalled";
      if (video.seeking) return;
      const aheadMs = (video.currentTime - place) * 1000;
      const wraps = loop && Math.abs(aheadMs) > (video.duration * 1000) / 2;
      if (wraps) return;
      if (Math.abs(aheadMs) > SEEK_MS) jump(place);
      else if (Math.abs(aheadMs) < IN_STEP_MS) video.playbackRate = 1;
      else video.playbackRate = aheadMs > 0 ? 1 - NUDGE : 1 + NUDGE;
    },
    failure: () => failed,
    stop() {
      video.pause();
      video.removeAttribute("src");
      video.load();
      URL.revokeObjectURL(url);
    },
  };
}
