using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Web.Guards;
using Satark.Storage;

namespace Satark.Relay.Web.Forms;

/// <summary>
/// Which forms were sent, for as long as their pages may lie open: one that is sent again makes no second tip. For ten minutes it is answered with the same
/// receipt, since a line may have broken before the first answer came; then the receipt is erased. Until then it is sealed under the form's token, which
/// only the page holds: from what is stored alone nobody can read it.
/// </summary>
public sealed class SentForms(IStore store, IKeyRing keys, TimeProvider clock)
{
    /// <summary>The kind of message that forgets a sent form, or only its receipt.</summary>
    public const string Forget = "Relay.ForgetForm";

    /// <summary>For how long a form that is sent again is answered with its receipt.</summary>
    public static readonly TimeSpan Repeats = TimeSpan.FromMinutes(10);

    private const string Row = "sent";
    private const string ReceiptOnly = "receipt";
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>What became of a form: sent now by <paramref name="send"/>, which runs once at a time for a form and gives the receipt; or before.</summary>
    public async Task<SentTip> OnceAsync(FormToken form, Func<Task<string>> send, CancellationToken cancellationToken)
    {
        var door = _doors[(uint)StringComparer.Ordinal.GetHashCode(form.Nonce) % _doors.Length];
        await door.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await FindAsync(form, cancellationToken).ConfigureAwait(false) is { } before)
            {
                return before;
            }

            var receipt = await send().ConfigureAwait(false);
            return await RememberAsync(form, receipt, cancellationToken).ConfigureAwait(false)
                ? new SentTip(receipt, false)
                : await FindAsync(form, cancellationToken).ConfigureAwait(false) ?? new SentTip(receipt, true);
        }
        finally
        {
            door.Release();
        }
    }

    /// <summary>What became of a form that was sent, or null where it was not.</summary>
    public async Task<SentTip?> FindAsync(FormToken form, CancellationToken cancellationToken)
    {
        var partition = Partition(form);
        if (await store.FindAsync(partition, Row, SentFormsJson.Default.SentForm, cancellationToken).ConfigureAwait(false) is not { } stored)
        {
            return null;
        }

        if (stored.Value.Receipt is not { } box)
        {
            return new SentTip(null, true);
        }

        // The message that erases it may be late; the promise is not.
        var shown = JsonSerializer.Deserialize(Sealed.Open(Key(form), Convert.FromBase64String(box), Encoding.UTF8.GetBytes(partition)), SentFormsJson.Default.ShownReceipt)!;
        return new SentTip(clock.GetUtcNow() < shown.Until ? shown.Receipt : null, true);
    }

    /// <summary>The form's page cannot be sent any more, or its receipt is shown no more.</summary>
    public Task ForgetAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        return store.ChangeAsync<bool>(
            async token => await store.FindAsync(errand.Subject, Row, SentFormsJson.Default.SentForm, token).ConfigureAwait(false) is not { } stored ? (null, false)
                : errand.Part == ReceiptOnly ? (new Change(errand.Subject).Replace(Row, stored.Version, new SentForm(null), SentFormsJson.Default.SentForm), true)
                : (new Change(errand.Subject).Delete(Row, stored.Version), true),
            cancellationToken);
    }

    private async Task<bool> RememberAsync(FormToken form, string receipt, CancellationToken cancellationToken)
    {
        var partition = Partition(form);
        var now = clock.GetUtcNow();
        var shown = JsonSerializer.SerializeToUtf8Bytes(new ShownReceipt(receipt, now + Repeats), SentFormsJson.Default.ShownReceipt);
        var sent = new SentForm(Convert.ToBase64String(Sealed.Close(Key(form), shown, Encoding.UTF8.GetBytes(partition))));
        return await store.SaveAsync(
            new Change(partition).Insert(Row, sent, SentFormsJson.Default.SentForm)
                .Send(new Errand(partition, ReceiptOnly).As(Forget, Lane.Bulk, now + Repeats))
                .Send(new Errand(partition).As(Forget, Lane.Bulk, now + FormTokens.Lifetime + TimeSpan.FromHours(1))),
            cancellationToken).ConfigureAwait(false) == SaveResult.Saved;
    }

    private string Partition(FormToken form) => "form-" + Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "web-form", form.Nonce);

    private byte[] Key(FormToken form) => HMACSHA256.HashData(keys.Installation(KeyPurpose.Seal).Span, Encoding.UTF8.GetBytes("web-form " + form.Text));
}

/// <summary>What became of a form.</summary>
/// <param name="Receipt">The receipt as 4-4-4-4; null where it may not be shown any more.</param>
/// <param name="IsRepeat">Whether the form had been sent before.</param>
public sealed record SentTip(string? Receipt, bool IsRepeat);

/// <summary>A form that was sent.</summary>
/// <param name="Receipt">Its <see cref="ShownReceipt"/>, sealed under the form's token; null once it is shown no more.</param>
internal sealed record SentForm(string? Receipt);

/// <summary>A receipt as it is kept for a line that broke.</summary>
/// <param name="Receipt">As 4-4-4-4.</param>
/// <param name="Until">Until when it may be shown again.</param>
internal sealed record ShownReceipt(string Receipt, DateTimeOffset Until);

/// <summary>How they are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SentForm))]
[JsonSerializable(typeof(ShownReceipt))]
internal sealed partial class SentFormsJson : JsonSerializerContext;
