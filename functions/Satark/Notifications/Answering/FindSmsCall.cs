using Satark.Cases;
using Satark.Roster.Verifying;
using Satark.Storage;

namespace Satark.Notifications.Answering;

/// <summary>Finds the call that a text message answers, by the case's code, the sender's number and the message's nonce.</summary>
public sealed class FindSmsCall(IStore store, Links links, AnswerCall answers, ContactVerification contacts)
{
    /// <summary>The call; null where there is none that counts.</summary>
    public async Task<AnswerableCall?> HandleAsync(SmsReply reply, string from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        foreach (var entry in await store.ListAsync(CodeBook.IndexPartition(reply.Code), "", null, 10, cancellationToken).ConfigureAwait(false))
        {
            if (!CaseId.TryParse(entry.Key.Row, out var id))
            {
                continue;
            }

            foreach (var (_, record) in await store.ListAllAsync(id.Partition, Delivery.Row(id.Row, ""), SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false))
            {
                var delivery = record.Value;
                if (delivery.Channel == Channels.Sms && delivery.Purpose == DeliveryPurpose.Call && string.Equals(delivery.Address, from, StringComparison.Ordinal)
                    && links.Token(entry.Key.Row, delivery.Id) is var token && SmsReply.NonceOf(token) == reply.Nonce)
                {
                    return await answers.FindAsync(token, Channels.Sms, from, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a number was proven by somebody who is called: only they are told what was wrong with a message.</summary>
    public Task<bool> IsProvenAsync(string from, CancellationToken cancellationToken) => contacts.IsVerifiedAsync(from, cancellationToken);
}
