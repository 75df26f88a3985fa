import { App, Button, Typography } from "antd";
import type { Campaign } from "../../contracts/campaign.ts";
import { ReasonButton } from "../form/ReasonButton.tsx";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import {
  useApproveCampaign,
  useArchiveCampaign,
  useCancelCampaign,
  useReturnCampaign,
  useSubmitCampaign,
} from "./queries.ts";
import { text } from "./text.ts";

/** What the person in view may do with a campaign in its present state. */
export function CampaignActions({ campaign, onEdit }: { campaign: Campaign; onEdit: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const { message } = App.useApp();
  const submit = useSubmitCampaign();
  const approve = useApproveCampaign();
  const giveBack = useReturnCampaign();
  const cancel = useCancelCampaign();
  const archive = useArchiveCampaign();
  const { state, id, revision } = campaign;
  const me = { campaign: id, revision };
  const say = (done: string) => ({ onSuccess: () => void message.success(done) });
  const writes = bureau.may("campaign.write");
  const reviews = bureau.may("campaign.review") && state === "in_review";
  const own = campaign.submittedBy?.id === bureau.person.id;
  return (
    <>
      {writes && ["draft", "in_review", "approved", "live"].includes(state) && (
        <ReasonButton
          title={words.cancelTitle}
          content={words.cancelContent}
          ok={words.cancel}
          danger
          onReason={(comment) => cancel.mutateAsync({ ...me, body: { comment } }, say(words.cancelled))}
        />
      )}
      {writes && ["draft", "approved", "live"].includes(state) && <Button onClick={onEdit}>{word.edit}</Button>}
      {writes && state === "closed" && (
        <Button loading={archive.isPending} onClick={() => archive.mutate(me, say(words.archived))}>
          {words.archive}
        </Button>
      )}
      {writes && state === "draft" && (
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate(me, say(words.submitted))}>
          {word.submit}
        </Button>
      )}
      {reviews && own && <Typography.Text type="secondary">{words.ownSubmission}</Typography.Text>}
      {reviews && !own && (
        <>
          <ReasonButton
            title={words.returnTitle}
            ok={words.return}
            onReason={(comment) => giveBack.mutateAsync({ ...me, body: { comment } }, say(words.returned))}
          />
          <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate(me, say(words.approved))}>
            {words.approve}
          </Button>
        </>
      )}
    </>
  );
}
