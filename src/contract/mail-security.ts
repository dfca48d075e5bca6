/** How the way to a mail server is kept private: from the first byte, from STARTTLS on, or not at all. */
export const MAIL_SECURITY = ['tls', 'starttls', 'none'] as const;
