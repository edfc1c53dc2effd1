import type { Editor } from "@tiptap/core"
import {
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  selectedRect,
  splitCell,
} from "@tiptap/pm/tables"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Toolbar, ToolSeparator } from "../../ui/toolbar.tsx"
import { useEditorValue } from "./editor-hooks.client.ts"
import { addColumnAfter, addColumnBefore, toggleHeadingColumn, toggleHeadingRow } from "./table-commands.ts"
import { Act, type ActOf } from "./tool-act.tsx"

/** Rows and columns of the table that holds the caret. */
export const TableTools = ({ act, onGone }: { act: ActOf; onGone: () => void }) => {
  const { t } = useTranslation()
  const removeTable = () => {
    act(deleteTable)()
    // The button that was pressed goes with the table.
    onGone()
  }
  return (
    <Toolbar label={t("documents.editor.table_tools")}>
      <Act run={act(addRowBefore)} label={t("documents.editor.row_above")} />
      <Act run={act(addRowAfter)} label={t("documents.editor.row_below")} />
      <Act run={act(deleteRow)} label={t("documents.editor.row_delete")} />
      <ToolSeparator />
      <Act run={act(addColumnBefore)} label={t("documents.editor.column_before")} />
      <Act run={act(addColumnAfter)} label={t("documents.editor.column_after")} />
      <Act run={act(deleteColumn)} label={t("documents.editor.column_delete")} />
      <ToolSeparator />
      <Act run={act(mergeCells)} label={t("comfort.table.merge")} />
      <Act run={act(splitCell)} label={t("comfort.table.split")} />
      <ToolSeparator />
      <Act run={act(toggleHeadingRow)} label={t("documents.editor.heading_row")} />
      <Act run={act(toggleHeadingColumn)} label={t("documents.editor.heading_column")} />
      <Act run={removeTable} label={t("documents.editor.table_delete")} />
    </Toolbar>
  )
}

type Size = { rows: number; columns: number; start: number }

const readSize = ({ state }: Editor): Size | null => {
  if (!isInTable(state)) return null
  const { map, tableStart } = selectedRect(state)
  return { rows: map.height, columns: map.width, start: tableStart }
}

/** Says how large the table is, whenever that changes while one is in it, and that it is gone. */
export const TableNews = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation()
  const size = useEditorValue(editor, readSize)
  const before = useRef(size)
  const [news, setNews] = useState("")
  useEffect(() => {
    const old = before.current
    before.current = size
    const isOther = old === null || (size !== null && size.rows === old.rows && size.columns === old.columns)
    if (isOther) return
    const rows = t("comfort.table.rows", { count: size?.rows ?? 0 })
    const columns = t("comfort.table.columns", { count: size?.columns ?? 0 })
    const isGone = size === null && editor.state.doc.nodeAt(old.start - 1)?.type.name !== "table"
    if (size) setNews(t("comfort.table.size", { rows, columns }))
    else setNews(isGone ? t("comfort.table.gone") : "")
  }, [editor, size, t])
  return (
    <p className="visually-hidden" role="status">
      {news}
    </p>
  )
}
