import { useNonce } from "../nonce.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Icon } from "../ui/icon.tsx"

/** Where a point is held to be drawn to its place; the buttons do the same, so that nobody else hears of it. */
export const Grip = ({ code }: { code: string }) => (
  <span className="grip" data-grip={code} aria-hidden="true" hidden>
    <Icon name="tv-grip" />
  </span>
)

/** What the page's script sends once a point was drawn to another place: with the order that it was drawn in. */
export const PlaceForm = ({ codes, formKey }: { codes: readonly string[]; formKey: string }) => (
  <form method="post" hidden data-place>
    <FormKey value={formKey} />
    <input type="hidden" name="intent" value="place" />
    <input type="hidden" name="itemCode" />
    <input type="hidden" name="place" />
    <input type="hidden" name="order" value={codes.join(" ")} />
  </form>
)

/** The script of the page where points are put in order. */
export const PlaceScript = () => <script src="/agenda.js" defer nonce={useNonce()} />
