import { forwardRef, type ReactNode } from "react"

type DialogProps = {
  id: string
  title: ReactNode
  /** What happens, in one sentence, and the form with the verb. */
  children: ReactNode
  /** The button that closes it and changes nothing. */
  cancel: string
}

/**
 * Confirms what cannot be undone. Its opener is a link to the page that does the same without script, with
 * `data-dialog` naming this id; Esc cancels and focus returns, as the browser does by itself.
 */
export const Dialog = forwardRef<HTMLDialogElement, DialogProps>(({ id, title, children, cancel }, ref) => (
  <dialog className="dlg" id={id} ref={ref} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {children}
    <form method="dialog" className="acts">
      <button type="submit" className="btn btn-quiet">
        {cancel}
      </button>
    </form>
  </dialog>
))
Dialog.displayName = "Dialog"
