import { FilePdfOutlined, GlobalOutlined } from "@ant-design/icons";
import type { MaterialVersion } from "../../contracts/material.ts";
import { lengthText } from "../text/time.ts";
import "./materials.css";
import { Slogan } from "./Slogan.tsx";

interface Props {
  version: Pick<MaterialVersion, "text" | "style" | "url" | "mime" | "durationMs" | "thumbnail">;
  title: string;
  size: "tiny" | "card" | "large";
}

/**
 * What a version looks like; films can be played where it is shown large. Small, its thumbnail stands for it; one that
 * has none shows the picture itself, or the frame that a film's beginning is read for.
 */
export function Preview({ version, title, size }: Props) {
  const { url, mime, text, style, durationMs, thumbnail } = version;
  const small = size !== "large" && thumbnail !== null;
  return (
    <div className={`preview is-${size}${size === "large" && style?.template === "scroll" ? " is-strip" : ""}`}>
      {text !== null && style ? (
        <Slogan words={text} style={style} running={size === "large"} fontSize={sizeOf(text, size)} />
      ) : small || (url && mime.startsWith("image/")) ? (
        <img src={(small ? thumbnail : url) ?? ""} alt={title} loading="lazy" />
      ) : url && mime.startsWith("video/") ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- street screens show films without sound
        <video
          src={size === "large" ? url : `${url}#t=0.5`}
          {...(thumbnail && { poster: thumbnail })}
          aria-label={title}
          preload="metadata"
          controls={size === "large"}
          muted={size !== "large"}
          playsInline
          tabIndex={size === "large" ? 0 : -1}
        />
      ) : mime === "application/pdf" ? (
        <FilePdfOutlined style={{ fontSize: size === "tiny" ? 18 : 44 }} aria-label="PDF" />
      ) : url && size === "large" ? (
        <iframe src={url} title={title} sandbox="allow-scripts" style={{ width: "100%", height: "100%", border: 0 }} />
      ) : (
        <GlobalOutlined style={{ fontSize: size === "tiny" ? 18 : 44 }} aria-label="HTML" />
      )}
      {size === "card" && durationMs !== null && <span className="length numbers">{lengthText(durationMs)}</span>}
    </div>
  );
}

// Small enough for the whole slogan to be read.
function sizeOf(text: string, size: Props["size"]): number {
  if (size === "large") return 44;
  const long = [...text].length;
  if (size === "tiny") return long > 14 ? 7 : 9;
  return long > 48 ? 13 : long > 22 ? 16 : 20;
}
