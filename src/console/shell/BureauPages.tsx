import { useMemo } from "react";
import { Navigate, useLocation, useParams } from "react-router";
import { allows } from "../../domain/permission/table.ts";
import { useQuery } from "@tanstack/react-query";
import { Refusal } from "../../contracts/client.ts";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useMe } from "../session/queries.ts";
import { Answer } from "./Answer.tsx";
import { BureauContext, type BureauView } from "./bureau.ts";
import Missing from "./Missing.tsx";
import { Shell } from "./Shell.tsx";
import { chosenSide, sideOf } from "./side.ts";
import { Waiting } from "./Waiting.tsx";

/** All pages of one bureau: asks who is signed in, what they are there, and frames the page. */
export default function BureauPages() {
  const { bureau = "" } = useParams();
  const { pathname, search } = useLocation();
  const me = useMe();
  const membership = me.data?.bureaus.find((one) => one.id === bureau);
  // Read anew with every page: choosing a side leads to its workbench.
  const side = membership ? sideOf(membership, chosenSide(bureau)) : null;
  const settings = useQuery({
    queryKey: keys.read(bureau, "bureau.get", {}),
    queryFn: () => call("bureau.get", { params: { bureau } }),
    enabled: side !== null,
    staleTime: 300_000,
  });
  const view = useMemo((): BureauView | null => {
    if (!me.data || !membership || !side || !settings.data) return null;
    const { roles, institutions } = membership.member;
    const all = side === "staff" ? roles : institutions.map((one) => one.role);
    return {
      id: bureau,
      name: settings.data.name,
      zone: settings.data.zone,
      person: me.data.person,
      staff: side === "staff",
      institutions,
      roles: all,
      may: (permission) => allows(permission, all),
    };
  }, [bureau, me.data, membership, side, settings.data]);

  const here = encodeURIComponent(pathname + search);
  if (me.data === null) return <Navigate to={`/sign-in?next=${here}`} replace />;
  if (me.data && !membership) return <Missing />;
  if (me.isError) return <Answer query={me}>{() => null}</Answer>;
  if (membership && !side) return <Waiting bureau={membership.name} />;
  if (settings.error instanceof Refusal && settings.error.problem.code === "two_factor_required")
    return <Navigate to={`/two-factor?next=${here}`} replace />;
  if (!view) return <Answer query={settings}>{() => null}</Answer>;
  return (
    <BureauContext value={view}>
      <Shell />
    </BureauContext>
  );
}
