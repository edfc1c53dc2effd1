import { useTranslation } from "../../i18n/translation.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Note } from "../../ui/note.tsx"
import { Tabs } from "../../ui/tabs.tsx"
import type { ShownThread } from "./shown.ts"
import { ThreadActs } from "./thread-acts.tsx"
import { ThreadCard } from "./thread-card.tsx"
import { THREAD_STATES, type ThreadState } from "./thread-state.ts"

type ThreadListProps = {
  paper: { code: string; language: string }
  threads: readonly (ShownThread & { isOrphan: boolean; formKey: string })[]
  state: ThreadState
  counts: { open: number; resolved: number }
  next: string | null
  isFirst: boolean
  mayReply: boolean
  done: string | null
}

const DONE = ["withdrawn", "resolved", "reopened"] as const

/** The threads of a text: the open ones, the settled ones or all, a page at a time. */
export const ThreadList = (props: ThreadListProps) => {
  const { t } = useTranslation()
  const { paper, threads, state, counts, next, isFirst, mayReply } = props
  const home = `/documents/${paper.code}/comments`
  const address = (which: ThreadState) => (which === "open" ? home : `${home}?state=${which}`)
  const many = { ...counts, all: counts.open + counts.resolved }
  const done = DONE.find((one) => one === props.done)
  return (
    <>
      {done ? (
        <Note tone="ok" live>
          {t(`comments.done.${done}`)}
        </Note>
      ) : null}
      <Tabs
        label={t("comments.views")}
        pick={`${t("comments.view")}:`}
        tabs={THREAD_STATES.map((which) => ({
          ...{ href: address(which), current: which === state, count: many[which] },
          label: t(`comments.states.${which}`),
        }))}
      />
      {threads.length === 0 ? <Empty>{t(`comments.empty.${state}`)}</Empty> : null}
      <div className="threads">
        {threads.map(({ isOrphan, formKey, ...thread }) => (
          <ThreadCard
            key={thread.code}
            {...{ thread, isOrphan }}
            paperLanguage={paper.language}
            actions={<ThreadActs {...{ thread, formKey, mayReply }} path={`${home}/${thread.code}`} />}
          />
        ))}
      </div>
      <p className="row-x">
        {isFirst ? null : <a href={address(state)}>{t("common.list.first")}</a>}
        {next ? (
          <a href={`${address(state)}${state === "open" ? "?" : "&"}after=${next}`}>
            {t("common.list.next")}
          </a>
        ) : null}
      </p>
    </>
  )
}
