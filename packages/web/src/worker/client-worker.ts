/** The Worker in which everything that touches a key runs. */
import '@corridor/client/browser/worker';
