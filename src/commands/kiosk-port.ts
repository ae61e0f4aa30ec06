/** Where the host listens unless told otherwise, so that `kiosk status` finds it. */
export const kioskPort = 5267;
