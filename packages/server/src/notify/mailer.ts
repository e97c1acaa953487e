import { createTransport } from 'nodemailer';

export interface Mailer {
  /** Tells an address that something waits, and nothing else. @throws for what may go better later. */
  send(to: string): Promise<void>;
  close(): void;
}

export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  readonly url: string;
  readonly from: string;
  /** Where the web app is. */
  readonly link: string;
}

/** One text for everything: neither subject nor body says from whom, about whom or how urgent. */
export function smtpMailer({ url, from, link }: MailSettings): Mailer {
  const transport = createTransport(url);
  return {
    send: async (to) => {
      const text = `You have something waiting in Corridor.\n\n${link}\n\nThis message says no more on purpose.\n`;
      await transport.sendMail({ from, to, subject: 'You have something waiting in Corridor', text });
    },
    close: () => transport.close(),
  };
}
