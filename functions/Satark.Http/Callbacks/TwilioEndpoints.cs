using Microsoft.AspNetCore.Http;
using Satark.Http.Channels;
using Satark.Http.Routing;
using Satark.Notifications;

namespace Satark.Http.Callbacks;

/// <summary>What Twilio reports about messages; its signature is the proof.</summary>
public sealed class TwilioEndpoints(TwilioStatusCallback callback, ConfirmDelivery confirm)
{
    /// <summary>Moves the delivery forward. A word that says nothing new is taken and changes nothing.</summary>
    public async Task<IResult> ReportAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = CallbackForm.Read(context);
        if (form.Refusal is { } unreadable)
        {
            return Problem.Of(unreadable);
        }

        var read = callback.Read(context.Request.QueryString.Value ?? "", form.Value.Fields, context.Request.Headers[TwilioSignature.Header].ToString());
        if (read.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        if (read.Value.State is { } state)
        {
            await confirm.HandleAsync(read.Value.Reference, state, read.Value.ProviderId, cancellationToken).ConfigureAwait(false);
        }

        return Answers.Nothing();
    }
}
