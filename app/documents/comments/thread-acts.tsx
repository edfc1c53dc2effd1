import { useTranslation } from "../../i18n/translation.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import { topicOf } from "./short-quote.ts"
import type { ShownThread } from "./shown.ts"

type ActProps = { path: string; intent: "resolve" | "reopen"; formKey: string; topic: string }

const Act = ({ path, intent, formKey, topic }: ActProps) => {
  const { t } = useTranslation()
  return (
    <form method="post" action={path}>
      <FormKey value={formKey} />
      <input type="hidden" name="intent" value={intent} />
      <Button
        kind="quiet"
        dense
        {...(intent === "resolve" ? { icon: "it-check" as const } : {})}
        busy={t("common.form.saving")}
        hidden={topic}
      >
        {t(`comments.${intent}`)}
      </Button>
    </form>
  )
}

type ThreadActsProps = { thread: ShownThread; path: string; formKey: string; mayReply: boolean }

/** What can be done with a thread in a list: answer on its page, settle it, open it again. */
export const ThreadActs = ({ thread, path, formKey, mayReply }: ThreadActsProps) => {
  const { t } = useTranslation()
  const topic = topicOf(t, thread)
  return (
    <>
      {mayReply ? (
        <ButtonLink kind="line" dense href={`${path}#answer`} hidden={topic}>
          {t("comments.reply.link")}
        </ButtonLink>
      ) : null}
      {thread.mayResolve ? <Act {...{ path, formKey, topic }} intent="resolve" /> : null}
      {thread.mayReopen ? <Act {...{ path, formKey, topic }} intent="reopen" /> : null}
    </>
  )
}
