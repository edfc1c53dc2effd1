import type { Editor } from "@tiptap/core"
import { toggleMark } from "@tiptap/pm/commands"
import type { Command } from "@tiptap/pm/state"
import { type ReactNode, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Icon, type IconName } from "../../ui/icon.tsx"
import { Tool, Toolbar, ToolSeparator } from "../../ui/toolbar.tsx"
import { useEditorValue } from "./editor-hooks.client.ts"
import { indent, outdent, setLevel, toggleBox, toggleList, toggleQuote } from "./line-commands.ts"
import type { SelectedPicture } from "./pictures/picture-commands.ts"
import { PictureTool, PictureTools } from "./pictures/picture-tools.tsx"
import { insertTable } from "./table-commands.ts"
import { TableNews, TableTools } from "./table-tools.tsx"
import { Act, type ActOf, keepFocus } from "./tool-act.tsx"
import { type ToolsState, toolsState } from "./tools-state.ts"

const readTools = ({ state }: Editor): ToolsState => toolsState(state)

const INITIAL_TABLE = { rows: 3, columns: 3 }

const markCommand =
  (name: string): Command =>
  (state, dispatch) => {
    const type = state.schema.marks[name]
    return type ? toggleMark(type)(state, dispatch) : false
  }

type ToolsProps = {
  editor: Editor
  isWritable: boolean
  onLink: () => void
  pictures: {
    offer: (files: readonly File[]) => void
    describe: (picture: SelectedPicture) => void
  }
  /** The tools of mentions and addresses, behind the one of links. */
  links?: ReactNode
  /** Begins a comment; left out for whoever may not. */
  onComment?: (() => void) | undefined
  onFind: () => void
  onHelp: () => void
}

type GroupProps = {
  tools: ToolsState
  act: ActOf
  disabled: boolean
  /** Whether what phones have no room for is hidden there. */
  isShort: boolean
}

const LineTools = ({ tools, act, disabled, isShort }: GroupProps) => {
  const { t } = useTranslation()
  const heading = (level: number) => ({
    run: act(setLevel(tools.level === level ? 0 : level)),
    label: t("documents.editor.heading", { level }),
    pressed: tools.level === level,
    disabled,
  })
  return (
    <>
      <Act {...heading(1)} />
      <Act {...heading(2)} moreRoom={isShort} />
      <Act {...heading(3)} moreRoom={isShort} />
      <Act
        run={act(setLevel(0))}
        label={t("documents.editor.text")}
        pressed={tools.level === 0 && tools.list === "none"}
        moreRoom={isShort}
        disabled={disabled}
      />
    </>
  )
}

const MarkTools = ({ tools, act, disabled, isShort, onLink }: GroupProps & { onLink: () => void }) => {
  const { t } = useTranslation()
  return (
    <>
      <Act
        run={act(markCommand("bold"))}
        label={t("documents.editor.bold")}
        pressed={tools.bold}
        disabled={disabled}
      >
        <b>{t("documents.editor.bold_letter")}</b>
      </Act>
      <Act
        run={act(markCommand("italic"))}
        label={t("documents.editor.italic")}
        pressed={tools.italic}
        disabled={disabled}
      >
        <em>{t("documents.editor.italic_letter")}</em>
      </Act>
      <Act
        run={onLink}
        label={t("documents.editor.link")}
        icon="it-link"
        pressed={tools.link}
        moreRoom={isShort}
        disabled={disabled}
      />
    </>
  )
}

const BlockTools = ({ tools, act, disabled, isShort }: GroupProps) => {
  const { t } = useTranslation()
  const list = (kind: "bullet" | "ordered" | "task", icon: IconName) => ({
    run: act(toggleList(kind)),
    label: t(`documents.editor.${kind}`),
    icon,
    pressed: tools.list === kind,
    disabled,
  })
  const rest = { disabled, moreRoom: isShort }
  return (
    <>
      <Act {...list("bullet", "it-list")} />
      <Act {...list("ordered", "tv-numbers")} moreRoom={isShort} />
      <Act {...list("task", "it-check-circle")} moreRoom={isShort} />
      <Act run={act(outdent)} label={t("documents.editor.outdent")} {...rest}>
        <Icon name="it-arrow-left" flip />
      </Act>
      <Act run={act(indent)} label={t("documents.editor.indent")} {...rest}>
        <Icon name="it-arrow-right" flip />
      </Act>
      <ToolSeparator moreRoom={isShort} />
      <Act
        run={act(toggleQuote)}
        label={t("documents.editor.quote")}
        icon="tv-quote"
        pressed={tools.quote}
        {...rest}
      />
      <Act
        run={act(toggleBox("callout"))}
        label={t("documents.editor.callout")}
        icon="it-info-circle"
        pressed={tools.callout}
        {...rest}
      />
      <Act
        run={act(insertTable(INITIAL_TABLE.rows, INITIAL_TABLE.columns))}
        label={t("documents.editor.table")}
        icon="tv-table"
        moreRoom={isShort}
        disabled={disabled || tools.inTable}
      />
    </>
  )
}

/** The bar of the editor, and within a table a second one with its rows and columns. */
export const Tools = ({
  editor,
  isWritable,
  onLink,
  links,
  pictures,
  onComment,
  onFind,
  onHelp,
}: ToolsProps) => {
  const { t } = useTranslation()
  const tools = useEditorValue(editor, readTools)
  const [isWhole, setWhole] = useState(false)
  const act = (command: Command) => () => void command(editor.state, editor.view.dispatch, editor.view)
  const group = { tools, act, disabled: !isWritable, isShort: !isWhole }
  const history = (run: () => void, can: boolean) => ({
    run,
    disabled: !isWritable || !can,
    moreRoom: !isWhole,
  })
  return (
    <>
      <Toolbar label={t("documents.editor.toolbar")}>
        <LineTools {...group} />
        <ToolSeparator />
        <MarkTools {...group} onLink={onLink} />
        {links}
        <ToolSeparator />
        <BlockTools {...group} />
        <PictureTool onChoose={pictures.offer} disabled={!isWritable} moreRoom={!isWhole} />
        {onComment ? <CommentTool onComment={onComment} /> : null}
        <ToolSeparator moreRoom={!isWhole} />
        <Act
          {...history(() => editor.commands.undo(), tools.canUndo)}
          label={t("documents.editor.undo")}
          icon="tv-undo"
        />
        <Act
          {...history(() => editor.commands.redo(), tools.canRedo)}
          label={t("documents.editor.redo")}
          icon="tv-redo"
        />
        <ToolSeparator moreRoom={!isWhole} />
        <ComfortTools {...{ onFind, onHelp }} isShort={!isWhole} />
        {isWhole ? null : <MoreTools onPress={() => setWhole(true)} />}
      </Toolbar>
      {tools.inTable && isWritable ? <TableTools act={act} onGone={() => editor.view.focus()} /> : null}
      {isWritable ? <PictureTools {...{ editor, act }} onDescribe={pictures.describe} /> : null}
      <TableNews editor={editor} />
    </>
  )
}

type OnComment = { onComment: (() => void) | undefined }
type ComfortProps = { onFind: () => void; onHelp: () => void; isShort: boolean }

/** Finding helps on a phone too, keys do not. */
const ComfortTools = ({ onFind, onHelp, isShort }: ComfortProps) => {
  const { t } = useTranslation()
  return (
    <>
      <Act run={onFind} label={t("comfort.find.open")} icon="it-search" />
      <Act
        run={onHelp}
        label={t("documents.editor.shortcuts.open")}
        icon="it-help-circle"
        moreRoom={isShort}
      />
    </>
  )
}

const CommentTool = ({ onComment }: { onComment: () => void }) => {
  const { t } = useTranslation()
  return (
    <>
      <ToolSeparator />
      <Act run={onComment} label={t("comments.new.link")} icon="it-comment" wordy />
    </>
  )
}

/** The bar of whoever reads the text while it is written, and comments on it. */
export const ReaderTools = ({ onComment, ...comfort }: Omit<ComfortProps, "isShort"> & OnComment) => {
  const { t } = useTranslation()
  return (
    <Toolbar label={t("comfort.reader_tools")}>
      {onComment ? <Act run={onComment} label={t("comments.new.link")} icon="it-comment" wordy /> : null}
      <ComfortTools {...comfort} isShort={false} />
    </Toolbar>
  )
}

const MoreTools = ({ onPress }: { onPress: () => void }) => {
  const { t } = useTranslation()
  return (
    <span className="only-narrow">
      <Tool
        label={t("documents.editor.more_tools")}
        icon="it-more-actions"
        onMouseDown={keepFocus}
        onClick={onPress}
      />
    </span>
  )
}
