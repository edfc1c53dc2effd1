import "./editor.scss"
import type { Editor } from "@tiptap/core"
import type { Plugin } from "@tiptap/pm/state"
import { type RefObject, useCallback, useMemo, useRef, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Presence } from "../../ui/editor-shell.tsx"
import { CommentsPanel } from "../comments/live/comments-panel.tsx"
import { useCommenting, usePassages } from "../comments/live/use-commenting.client.ts"
import { useLinkParts } from "../links/live/link-tools.tsx"
import { MentionList } from "../links/live/mention-list.tsx"
import { newMentions } from "../links/live/mention-plugin.ts"
import { type Comfort, useComfort } from "./comfort.tsx"
import type { Connection, ConnectionState } from "./connection.client.ts"
import { EditorFrame, type EditorPageProps } from "./editor-frame.tsx"
import { useConnection, useConnectionFact, useLeaveWarning } from "./editor-hooks.client.ts"
import { Here } from "./here.tsx"
import { LinkForm } from "./link-form.tsx"
import { LiveNotices } from "./live-notices.tsx"
import { LiveOutline } from "./live-outline.tsx"
import type { Passing } from "./notices.tsx"
import { NextPicture } from "./pictures/next-picture.tsx"
import { type Pictures, usePictures } from "./pictures/use-pictures.client.ts"
import { usePeople } from "./presence.client.ts"
import { lineRole, readingLabels } from "./reading-labels.ts"
import type { StoredNode } from "./reading-tree.ts"
import { ReadingText } from "./render.tsx"
import { LiveSaved } from "./saved-line.tsx"
import { ReaderTools, Tools } from "./tools.tsx"
import { useEditor } from "./use-editor.client.ts"

type Props = EditorPageProps & { initialText: StoredNode | null }

const useWords = () => {
  const { t } = useTranslation()
  return useMemo(
    () => ({ label: t("documents.editor.text_label"), reading: readingLabels(t), roleOf: lineRole(t) }),
    [t],
  )
}

const synced = ({ isSynced }: ConnectionState) => isSynced
const writable = ({ isWritable }: ConnectionState) => isWritable

/** The editor of a connection, and what it has to say meanwhile. */
const useLiveEditor = (
  connection: Connection,
  place: RefObject<HTMLElement>,
  plugins: readonly Plugin[],
  home: string,
) => {
  const { t } = useTranslation()
  const isSynced = useConnectionFact(connection, synced)
  const isWritable = useConnectionFact(connection, writable)
  const [passing, setPassing] = useState<Passing | null>(null)
  const say = useCallback((text: string) => setPassing({ text, lines: [] }), [])
  const pictures = usePictures(home, say)
  const editor = useEditor(place, {
    connection,
    isSynced,
    isWritable,
    words: useWords(),
    plugins,
    pictures: pictures.plugin,
    onRebuilt: (lines) => setPassing({ text: t("documents.editor.rebuilt"), lines }),
    onTooLong: () => setPassing({ text: t("documents.editor.paste_too_long"), lines: [] }),
  })
  return { editor, pictures, passing, onRead: () => setPassing(null) }
}

type BarsProps = {
  connection: Connection
  editor: Editor | null
  isWritable: boolean
  /** The person may write the text, whether or not this is the moment. */
  isWriter: boolean
  onComment: (() => void) | undefined
  isLinking: boolean
  setLinking: (is: boolean) => void
  pictures: Pictures
  notices: { passing: Passing | null; onRead: () => void }
  comfort: Comfort
  links: ReturnType<typeof useLinkParts>
  bars: RefObject<HTMLDivElement>
}

/** What stays in sight over the text: the tools, and what is not to be missed. */
const Bars = ({
  connection,
  editor,
  isWritable,
  isLinking,
  setLinking,
  pictures,
  notices,
  ...bar
}: BarsProps) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard for the bars within
  <div className="ed-bars" ref={bar.bars} onKeyDown={bar.comfort.onBarKey}>
    {editor && bar.isWriter ? (
      <Tools
        {...{ editor, isWritable, pictures }}
        onFind={bar.comfort.onFind}
        onHelp={bar.comfort.onHelp}
        links={bar.links.tools}
        onLink={() => setLinking(isWritable)}
        onComment={bar.onComment}
      />
    ) : null}
    {editor && !bar.isWriter ? (
      <ReaderTools onFind={bar.comfort.onFind} onHelp={bar.comfort.onHelp} onComment={bar.onComment} />
    ) : null}
    {bar.comfort.panel}
    {bar.links.panel}
    {editor && isLinking ? <LinkForm editor={editor} onClose={() => setLinking(false)} /> : null}
    {editor ? <NextPicture {...{ editor, isWritable, pictures }} /> : null}
    <LiveNotices connection={connection} editor={editor} {...notices} />
  </div>
)

const FirstPaint = ({ text }: { text: StoredNode | null }) => {
  const { t } = useTranslation()
  return <div className="doc">{text ? <ReadingText content={text} labels={readingLabels(t)} /> : null}</div>
}

const Connected = ({ connection, ...props }: Props & { connection: Connection }) => {
  const { t } = useTranslation()
  const isWritable = useConnectionFact(connection, writable)
  const people = usePeople(connection.awareness, props.me.name)
  const place = useRef<HTMLDivElement>(null)
  const bars = useRef<HTMLDivElement>(null)
  const passages = usePassages(props.epoch)
  const home = props.readingHref
  const mentions = useMemo(() => newMentions(props.names), [props.names])
  const plugins = useMemo(() => [mentions.plugin, passages.plugin], [mentions, passages])
  const { editor, pictures, ...notices } = useLiveEditor(connection, place, plugins, home)
  const links = useLinkParts({ editor, isWritable, home })
  const commenting = useCommenting({ editor, connection, passages, epoch: props.epoch, home })
  const onComment = props.talk.mayComment ? commenting.begin : undefined
  const [isLinking, setLinking] = useState(false)
  const openLink = useCallback(() => setLinking(isWritable), [isWritable])
  const comfort = useComfort({ editor, isWritable, text: place, bars, onLink: openLink, onComment })
  useLeaveWarning(
    connection,
    pictures.tasks.some((task) => "file" in task),
  )
  const names = people.map(({ name, isMe }) => (isMe ? t("documents.editor.presence.you", { name }) : name))
  const here = t("documents.editor.presence.here", { names: names.join(", ") })
  return (
    <EditorFrame
      {...props}
      saved={<LiveSaved connection={connection} />}
      presence={<Presence label={here} people={people.map(({ name }) => ({ id: name, name }))} />}
      tools={
        <Bars
          {...{
            connection,
            editor,
            isWritable,
            isLinking,
            setLinking,
            pictures,
            notices,
            onComment,
            comfort,
            links,
            bars,
          }}
          isWriter={props.role === "write"}
        />
      }
      comments={
        editor ? (
          <CommentsPanel
            {...{ editor, commenting, home, ...props.talk }}
            paperLanguage={props.talk.language}
          />
        ) : null
      }
      openThreads={commenting.talk.isKnown ? commenting.talk.counts.open : null}
      outline={editor ? <LiveOutline editor={editor} language={props.talk.language} /> : null}
      side={<Here people={people} onShortcuts={comfort.onHelp} />}
    >
      <div ref={place} />
      {editor && isWritable ? <MentionList {...{ editor, mentions, home }} /> : null}
      {editor ? null : <FirstPaint text={props.initialText} />}
      {comfort.dialog}
    </EditorFrame>
  )
}

/** The editor of a document, live: loaded by `EditorPage`, in the browser only. */
export const LiveEditor = (props: Props) => {
  const connection = useConnection(props.documentId, props.epoch, props.role === "write")
  return connection ? <Connected key={connection.doc.guid} {...props} connection={connection} /> : null
}
