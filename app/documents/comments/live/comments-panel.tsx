import type { Editor } from "@tiptap/core"
import { useTranslation } from "../../../i18n/translation.tsx"
import { useEditorValue } from "../../editor/editor-hooks.client.ts"
import type { Member } from "../mentions.ts"
import type { ShownThread } from "../shown.ts"
import { Composer } from "./composer.tsx"
import type { Chosen } from "./editor-passages.ts"
import { LiveCard } from "./live-card.tsx"
import type { PassagesOfEditor } from "./passages-plugin.ts"
import { type Talk, useNews } from "./use-talk.client.ts"

export type Commenting = {
  talk: Talk
  passages: PassagesOfEditor
  /** What is being commented: a passage, all of the text, or nothing. */
  begun: { chosen: Chosen | null } | null
  draftName: string
  onDone: () => void
}

export type CommentsPanelProps = {
  editor: Editor
  commenting: Commenting
  /** The page of the text, under which its comments are. */
  home: string
  paperLanguage: string
  mayComment: boolean
  members: readonly Member[]
  locales: readonly string[]
}

/** Threads in the order of their passages; then those on all of the text, then those whose words have gone. */
const inOrder = (threads: readonly ShownThread[], order: readonly string[]): ShownThread[] => {
  const rank = ({ code, quote, isQuoteErased }: ShownThread) => {
    const place = order.indexOf(code)
    return place >= 0 ? place : order.length + (quote === null && !isQuoteErased ? 0 : 1)
  }
  return [...threads].sort((a, b) => rank(a) - rank(b))
}

const Head = ({ talk, home }: { talk: Talk; home: string }) => {
  const { t } = useTranslation()
  const { open, resolved } = talk.counts
  return (
    <>
      <div className="h-row">
        <h2 className="sec">
          {t("comments.title")}{" "}
          <span className="muted">
            {talk.isKnown ? t("comments.beside.open_ones", { count: open }) : null}
          </span>
        </h2>
        {resolved > 0 ? (
          <a className="small" href={`${home}/comments?state=resolved`}>
            {t("comments.beside.resolved_ones", { count: resolved })}
          </a>
        ) : null}
      </div>
      {talk.isKnown && talk.threads.length === 0 ? (
        <p className="small muted">{t("comments.empty.open")}</p>
      ) : null}
      {open > talk.threads.length && talk.isKnown ? (
        <p className="small muted">
          <a href={`${home}/comments`}>{t("comments.all")}</a>
        </p>
      ) : null}
    </>
  )
}

/** What people say about the text, beside it. */
export const CommentsPanel = ({ editor, commenting, home, ...props }: CommentsPanelProps) => {
  const { t } = useTranslation()
  const { talk, passages, begun } = commenting
  const news = useNews(talk)
  const shown = useEditorValue(editor, passages.summary)
  const choose = (code: string) => {
    passages.choose(editor.view, code)
    // On narrow pages the sheet stands over the text.
    if (location.hash === "#comments") location.hash = "text"
    editor.view.dom.querySelector("mark.on")?.scrollIntoView({ block: "center" })
  }
  return (
    <div className="talk">
      <Head {...{ talk, home }} />
      <p className="visually-hidden" role="status">
        {news > 0 ? t("comments.beside.news", { count: news }) : ""}
      </p>
      {begun ? (
        <Composer
          key={begun.chosen?.from ?? ""}
          {...props}
          name={commenting.draftName}
          label={begun.chosen ? t("comments.new.body") : t("comments.beside.on_all")}
          button={t("comments.new.button")}
          fields={{ intent: "open" }}
          chosen={begun.chosen}
          send={talk.send}
          onDone={commenting.onDone}
        />
      ) : null}
      {inOrder(talk.threads, shown.order).map((thread) => (
        <LiveCard
          key={thread.code}
          {...{ thread, home, ...props }}
          isPlaced={shown.order.includes(thread.code)}
          isActive={thread.code === shown.active}
          send={talk.send}
          onChoose={() => choose(thread.code)}
        />
      ))}
    </div>
  )
}
