namespace Satark.Relay.WhatsApp;

/// <summary>What the Cloud API's error codes mean (https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes).</summary>
internal static class CloudErrors
{
    /// <summary>More than 24 hours since the person's last message: only a template may be sent.</summary>
    public const int WindowClosed = 131047;

    /// <summary>An operator must act before anything is sent: the message waits meanwhile.</summary>
    public static readonly TimeSpan UntilRepaired = TimeSpan.FromMinutes(5);

    /// <summary>What follows from an answer that is no success.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error's code, or null.</param>
    /// <param name="after">How long the vendor asks to wait, or null.</param>
    public static CloudResult Of(int status, int? code, TimeSpan? after) => code switch
    {
        WindowClosed => new CloudResult.Closed(),

        // Too much at once: for the app, the account, the number, or this one person; or the vendor's own trouble.
        4 or 80007 or 130429 or 131048 or 131056 or 133016 or 1 or 2 or 131000 or 131016 or 131057 => new CloudResult.Retry(code, after),

        // Token, permission, payment, account: nobody's message is lost by it.
        0 or 3 or 10 or 190 or 131005 or 131031 or 131042 or 131045 or (>= 200 and <= 299) => new CloudResult.Retry(code, after ?? UntilRepaired) { NeedsOperator = true },

        // Not on WhatsApp, too old a version, not for user ids, wrong recipient; a template that is not there or does not fit.
        not null when status is >= 400 and < 500 and not (401 or 403 or 408 or 425 or 429) => new CloudResult.Failed(code),
        _ => status switch
        {
            401 or 403 => new CloudResult.Retry(code, after ?? UntilRepaired) { NeedsOperator = true },
            408 or 425 or 429 or >= 500 => new CloudResult.Retry(code, after),
            _ => new CloudResult.Failed(code),
        },
    };
}

/// <summary>What became of an attempt.</summary>
internal abstract record CloudResult
{
    private CloudResult()
    {
    }

    /// <summary>The vendor has it.</summary>
    /// <param name="Id">Its message id: only a keyed hash of it may be kept.</param>
    public sealed record Sent(string Id) : CloudResult
    {
        /// <inheritdoc/>
        public override string ToString() => nameof(Sent);
    }

    /// <summary>Not now.</summary>
    public sealed record Retry(int? Code, TimeSpan? After) : CloudResult
    {
        /// <summary>It will not get better by itself.</summary>
        public bool NeedsOperator { get; init; }
    }

    /// <summary>Only a template may be sent.</summary>
    public sealed record Closed : CloudResult;

    /// <summary>Never.</summary>
    public sealed record Failed(int? Code) : CloudResult;
}
