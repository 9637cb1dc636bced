using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Web.Guards;
using Satark.Storage;

namespace Satark.Relay.Web.Forms;

/// <summary>
/// Which forms were sent, for as long as their pages may lie open: one that is sent again gets the same receipt and makes no second tip. The
/// receipt is sealed under the form's token, which only the page holds; from what is stored alone nobody can read it.
/// </summary>
public sealed class SentForms(IStore store, IKeyRing keys, TimeProvider clock)
{
    /// <summary>The kind of message that forgets a sent form.</summary>
    public const string Forget = "Relay.ForgetForm";

    private const string Row = "sent";
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>The receipt of a form that was sent; else what <paramref name="send"/> gives, which runs once at a time for a form.</summary>
    public async Task<(string Receipt, bool IsRepeat)> OnceAsync(FormToken form, Func<Task<string>> send, CancellationToken cancellationToken)
    {
        var door = _doors[(uint)StringComparer.Ordinal.GetHashCode(form.Nonce) % _doors.Length];
        await door.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await FindAsync(form, cancellationToken).ConfigureAwait(false) is { } before)
            {
                return (before, true);
            }

            var receipt = await send().ConfigureAwait(false);
            return await RememberAsync(form, receipt, cancellationToken).ConfigureAwait(false)
                ? (receipt, false)
                : (await FindAsync(form, cancellationToken).ConfigureAwait(false) ?? receipt, true);
        }
        finally
        {
            door.Release();
        }
    }

    /// <summary>The receipt of a form that was sent, or null.</summary>
    public async Task<string?> FindAsync(FormToken form, CancellationToken cancellationToken)
    {
        var partition = Partition(form);
        return await store.FindAsync(partition, Row, SentFormsJson.Default.SentForm, cancellationToken).ConfigureAwait(false) is { } stored
            ? Encoding.UTF8.GetString(Sealed.Open(Key(form), stored.Value.Receipt, Encoding.UTF8.GetBytes(partition)))
            : null;
    }

    /// <summary>The form's page cannot be sent any more.</summary>
    public Task ForgetAsync(Message message, CancellationToken cancellationToken)
    {
        var partition = Errand.Of(message).Subject;
        return store.ChangeAsync<bool>(
            async token => await store.FindAsync(new RecordKey(partition, Row), token).ConfigureAwait(false) is { } stored
                ? (new Change(partition).Delete(Row, stored.Version), true)
                : (null, false),
            cancellationToken);
    }

    private async Task<bool> RememberAsync(FormToken form, string receipt, CancellationToken cancellationToken)
    {
        var partition = Partition(form);
        var sent = new SentForm(Sealed.Close(Key(form), Encoding.UTF8.GetBytes(receipt), Encoding.UTF8.GetBytes(partition)));
        var over = clock.GetUtcNow() + FormTokens.Lifetime + TimeSpan.FromHours(1);
        return await store.SaveAsync(
            new Change(partition).Insert(Row, sent, SentFormsJson.Default.SentForm).Send(new Errand(partition).As(Forget, Lane.Bulk, over)),
            cancellationToken).ConfigureAwait(false) == SaveResult.Saved;
    }

    private string Partition(FormToken form) => "form-" + Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "web-form", form.Nonce);

    private byte[] Key(FormToken form) => HMACSHA256.HashData(keys.Installation(KeyPurpose.Seal).Span, Encoding.UTF8.GetBytes("web-form " + form.Text));
}

/// <summary>A form that was sent.</summary>
/// <param name="Receipt">Its receipt, sealed under the form's token.</param>
internal sealed record SentForm(byte[] Receipt);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SentForm))]
internal sealed partial class SentFormsJson : JsonSerializerContext;
