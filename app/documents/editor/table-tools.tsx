import { addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable } from "@tiptap/pm/tables"
import { useTranslation } from "../../i18n/translation.tsx"
import { Toolbar, ToolSeparator } from "../../ui/toolbar.tsx"
import { addColumnAfter, addColumnBefore, toggleHeadingColumn, toggleHeadingRow } from "./table-commands.ts"
import { Act, type ActOf } from "./tool-act.tsx"

/** Rows and columns of the table that holds the caret. */
export const TableTools = ({ act }: { act: ActOf }) => {
  const { t } = useTranslation()
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
      <Act run={act(toggleHeadingRow)} label={t("documents.editor.heading_row")} />
      <Act run={act(toggleHeadingColumn)} label={t("documents.editor.heading_column")} />
      <Act run={act(deleteTable)} label={t("documents.editor.table_delete")} />
    </Toolbar>
  )
}
