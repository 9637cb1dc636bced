using Microsoft.AspNetCore.Http;
using Satark.Http.Channels;
using Satark.Http.Routing;
using Satark.Http.Voice;
using Satark.Notifications;
using Satark.Notifications.Answering;

namespace Satark.Http.Callbacks;

/// <summary>
/// Text messages that officers send in answer to a call, where the settings name their country (<c>Satark:Sms:Replies</c>). Twilio's signature is the proof
/// that it brings what it received; number and nonce say who answers what.
/// </summary>
public sealed class SmsReplyEndpoints(AnswerCall answers, FindSmsCall find, SmsOptions options, PublicAddress publicUrl)
{
    /// <summary>The path, as it is entered with Twilio for the number that is answered.</summary>
    public const string Path = "/api/v1/callbacks/twilio-sms";

    private readonly TwilioProof _proof = new(options.Replies.Count == 0 ? [] : TwilioAccount.Of(options), publicUrl.Get);

    /// <summary>Makes the answer's move and says what became of it. A stranger is told nothing.</summary>
    public async Task<IResult> HearAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = CallbackForm.Read(context, _proof, Path);
        if (form.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        var from = form.Value["From"] ?? "";
        var said = options.ReplyCountryOf(from) is { } country && form.Value["To"] == country.Number
            ? await AnswerAsync(form.Value, from, cancellationToken).ConfigureAwait(false)
            : null;
        return Answers.Raw(TwiML.Message(said), TwiML.ContentType);
    }

    private async Task<string?> AnswerAsync(CallbackForm form, string from, CancellationToken cancellationToken)
    {
        if (SmsReply.Read(form["Body"]) is not { } reply || await find.HandleAsync(reply, from, cancellationToken).ConfigureAwait(false) is not { } call)
        {
            return await find.IsProvenAsync(from, cancellationToken).ConfigureAwait(false)
                ? "Not understood, and nothing was changed. Answer with the code and the four letters of the newest message, then a (I take it) or e (I can't)."
                : null;
        }

        var moved = await answers.HandleAsync(call, reply.Answer, form["MessageSid"] ?? "", cancellationToken).ConfigureAwait(false);
        return moved.Refusal switch
        {
            null when reply.Answer == CallAnswer.Take => $"{reply.Code} is yours. Open the link or begin at the desk within two minutes, or the next officer is called.",
            null => $"{reply.Code}: the next officer is called now.",
            { Kind: RefusalKind.Conflict } => $"{reply.Code}: another officer has it. Nothing more is asked of you.",
            { Kind: RefusalKind.NotNow } => $"{reply.Code} is closed. Nothing more is asked of you.",
            _ => "Nothing more is asked of you.",
        };
    }
}
