import { useMemo } from "react";
import { Navigate, useLocation, useParams } from "react-router";
import { allows } from "../../domain/permission/table.ts";
import { useQuery } from "@tanstack/react-query";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useMe } from "../session/queries.ts";
import { Answer } from "./Answer.tsx";
import { BureauContext, type BureauView } from "./bureau.ts";
import Missing from "./Missing.tsx";
import { Shell } from "./Shell.tsx";

/** All pages of one bureau: asks who is signed in, what they are there, and frames the page. */
export default function BureauPages() {
  const { bureau = "" } = useParams();
  const { pathname, search } = useLocation();
  const me = useMe();
  const membership = me.data?.bureaus.find((one) => one.id === bureau);
  const settings = useQuery({
    queryKey: keys.read(bureau, "bureau.get", {}),
    queryFn: () => call("bureau.get", { params: { bureau } }),
    enabled: membership !== undefined,
    staleTime: 300_000,
  });
  const view = useMemo((): BureauView | null => {
    if (!me.data || !membership || !settings.data) return null;
    const { roles, institutions } = membership.member;
    const all = [...roles, ...institutions.map((one) => one.role)];
    return {
      id: bureau,
      name: settings.data.name,
      zone: settings.data.zone,
      person: me.data.person,
      staff: roles.length > 0,
      institutions,
      roles: all,
      may: (permission) => allows(permission, all),
    };
  }, [bureau, me.data, membership, settings.data]);

  if (me.data === null) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  if (me.data && !membership) return <Missing />;
  if (me.isError) return <Answer query={me}>{() => null}</Answer>;
  if (!view) return <Answer query={settings}>{() => null}</Answer>;
  return (
    <BureauContext value={view}>
      <Shell />
    </BureauContext>
  );
}
