using System.Globalization;
using System.Text;
using Satark.Intake.Mails.Reading;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Intake.Mails;

/// <summary>Keeps automatic mails that belong to no case for thirty days, for whoever looks for them.</summary>
public sealed class ListedMails(IStore store, IKeyRing keys, Cases.CaseBook book)
{
    /// <summary>How long one is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Partition = "listed-mails";
    private const string Prefix = "listed-";
    private const int MostText = 2_000;
    private const int MostShown = 100;

    /// <summary>Lists a mail, once.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="seenRow">The row that remembers it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AddAsync(InboundMail mail, string seenRow, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token =>
        {
            if (await store.FindAsync(new RecordKey(Partition, seenRow), token).ConfigureAwait(false) is not null)
            {
                return (null, false);
            }

            var now = book.Now;

            // The newest first: rows are listed in their order.
            var id = string.Create(CultureInfo.InvariantCulture, $"{99_999_999_999_999 - now.ToUnixTimeMilliseconds():D14}-{Ids.Random()}");
            var text = MailReader.Cut($"{mail.From}\n{mail.Subject}\n\n{mail.Text}".Trim(), MostText);
            var listed = new ListedMail(id, mail.Automatic, now, Convert.ToBase64String(Sealed.Close(keys.Installation(KeyPurpose.Seal).Span, Encoding.UTF8.GetBytes(text), Place(id))));
            var change = new Change(Partition)
                .Insert(Prefix + id, listed, SatarkJson.Default.ListedMail)
                .Insert(seenRow, new Errand(id), SatarkJson.Default.Errand);
            foreach (var row in new[] { Prefix + id, seenRow })
            {
                change.Send(new Errand(Partition, row).As(Errands.ForgetAnswer, Lane.Bulk, now + Kept));
            }

            return (change, true);
        },
        cancellationToken);

    /// <summary>The newest hundred.</summary>
    public async Task<IReadOnlyList<ListedMailRow>> ListAsync(CancellationToken cancellationToken)
    {
        var records = await store.ListAsync(Partition, Prefix, null, MostShown, cancellationToken).ConfigureAwait(false);
        return [.. records.Select(r => System.Text.Json.JsonSerializer.Deserialize(r.Body.Span, SatarkJson.Default.ListedMail)!)
            .Select(l => new ListedMailRow(l.Id, l.Kind, l.At, Encoding.UTF8.GetString(Sealed.Open(keys.Installation(KeyPurpose.Seal).Span, Convert.FromBase64String(l.SealedText), Place(l.Id)))))];
    }

    private static byte[] Place(string id) => Encoding.UTF8.GetBytes("listed-mail/" + id);
}
