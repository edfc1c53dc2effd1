import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Note } from "../../ui/note.tsx"
import { PageHead, Section } from "../../ui/page-head.tsx"
import { SaidFields, usesFolds } from "./said-fields.tsx"
import type { ShownThread } from "./shown.ts"
import { ThreadActs } from "./thread-acts.tsx"
import { ThreadCard } from "./thread-card.tsx"

type ThreadPageProps = {
  paper: { code: string; title: string; language: string }
  thread: ShownThread
  isOrphan: boolean
  /** Why nothing can be said here any more. */
  whyNot: string | null
  mentionable: readonly { code: string; name: string }[]
  mayOnBehalf: boolean
  locales: readonly string[]
  actKey: string
  done: string | null
  refusal: Refusal | undefined
}

const DONE = ["opened", "replied", "edited", "withdrawn", "hidden", "shown"] as const

const Answer = (props: ThreadPageProps & { formKey: string }) => {
  const { t } = useTranslation()
  const { formKey, refusal } = props
  return (
    <Section id="answer" title={t("comments.reply.title")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <input type="hidden" name="intent" value="reply" />
        <SaidFields {...props} label={t("comments.reply.body")} isOpen={usesFolds(refusal)} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("comments.reply.button")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

/** A thread on a page of its own, with the form to answer in it. */
export const ThreadPage = (props: ThreadPageProps & { formKey: string }) => {
  const { t } = useTranslation()
  const { paper, thread, isOrphan, whyNot } = props
  const done = DONE.find((one) => one === props.done)
  return (
    <div className="stack">
      <PageHead
        kick={<bdi lang={paper.language}>{paper.title}</bdi>}
        title={t("comments.one")}
        lead={whyNot ?? undefined}
      />
      {done ? (
        <Note tone="ok" live>
          {t(`comments.done.${done}`)}
        </Note>
      ) : null}
      <ThreadCard
        {...{ thread, isOrphan }}
        paperLanguage={paper.language}
        actions={
          <ThreadActs
            {...{ thread, mayReply: false }}
            path={`/documents/${paper.code}/comments/${thread.code}`}
            formKey={props.actKey}
          />
        }
      />
      {whyNot ? null : <Answer {...props} />}
      <p>
        <a href={`/documents/${paper.code}/comments`}>{t("comments.all")}</a>
      </p>
    </div>
  )
}
