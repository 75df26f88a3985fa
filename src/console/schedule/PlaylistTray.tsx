import { HolderOutlined } from "@ant-design/icons";
import { Button, Flex, Typography } from "antd";
import { useNavigate } from "react-router";
import { usePlaylists } from "../playlists/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** What a dragged playlist is carried as. */
export const PLAYLIST = "application/x-fangfei-playlist";
const SHOWN = 8;

/** Playlists to be dropped on a lane; a click books one as well. */
export function PlaylistTray({ onBook }: { onBook: (playlist: string) => void }) {
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const playlists = usePlaylists().data;
  if (!playlists) return null;
  return (
    <Flex gap={8} align="center" wrap className="tray">
      <strong>{words.tray}</strong>
      {playlists.length === 0 && (
        <>
          <Typography.Text type="secondary">{words.trayEmpty}</Typography.Text>
          {bureau.may("playlist.write") && (
            <Button size="small" onClick={() => void navigate(`/b/${bureau.id}/playlists/new`)}>
              {words.trayNew}
            </Button>
          )}
        </>
      )}
      {playlists.slice(0, SHOWN).map((one) => (
        <button
          key={one.id}
          type="button"
          className="tray-item"
          title={words.trayHint}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData(PLAYLIST, one.id);
            event.dataTransfer.effectAllowed = "copy";
          }}
          onClick={() => onBook(one.id)}
        >
          <HolderOutlined aria-hidden="true" /> <span className="clip">{one.name}</span>
        </button>
      ))}
    </Flex>
  );
}
