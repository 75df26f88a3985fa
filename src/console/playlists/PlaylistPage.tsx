import { Answer } from "../shell/Answer.tsx";
import { useParams } from "react-router";
import { useMaterials } from "../materials/queries.ts";
import Missing from "../shell/Missing.tsx";
import { PlaylistEditor } from "./PlaylistEditor.tsx";
import { usePlaylists } from "./queries.ts";

/** One playlist, or a new one. */
export default function PlaylistPage() {
  const { playlist = "" } = useParams();
  const playlists = usePlaylists();
  const materials = useMaterials();
  return (
    <Answer query={playlists}>
      {(all) => (
        <Answer query={materials}>
          {(shown) => {
            const one = all.find(({ id }) => id === playlist);
            if (!one && playlist !== "new") return <Missing />;
            return <PlaylistEditor key={one ? `${one.id} ${one.revision}` : "new"} playlist={one} materials={shown} />;
          }}
        </Answer>
      )}
    </Answer>
  );
}
