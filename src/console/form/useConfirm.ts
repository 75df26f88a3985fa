import { App } from "antd";

interface Confirmation {
  title: string;
  /** What will follow, in one sentence. */
  content?: string;
  ok: string;
  /** False where nothing is lost by it. */
  danger?: boolean;
  disabled?: boolean;
  /** Resolves when it is done; the question closes also when it fails: what it was about may have changed. */
  onOk: () => Promise<unknown>;
}

/** Asks before something that one more click does not take back. */
export function useConfirm(): (confirmation: Confirmation) => void {
  const { modal } = App.useApp();
  return ({ title, content, ok, danger = true, disabled = false, onOk }) =>
    void modal.confirm({
      title,
      content,
      icon: null,
      okText: ok,
      okButtonProps: { danger, disabled },
      // A refusal was shown by the verb.
      onOk: () => onOk().catch(() => undefined),
    });
}
