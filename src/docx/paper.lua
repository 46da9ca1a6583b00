-- What the templates say in comments for the page, said to pandoc: <!-- class: sign --> gives the next block the style Sign.
local styles = { issue = "Issue", to = "To", sign = "Sign", copy = "Copy" }

function Blocks(blocks)
  local out, style = {}, nil
  for _, block in ipairs(blocks) do
    local class = block.t == "RawBlock" and block.text:match("^<!%-%- class: (%a+) %-%->")
    if class then
      style = styles[class]
    elseif style then
      table.insert(out, pandoc.Div({ block }, { ["custom-style"] = style }))
      style = nil
    else
      table.insert(out, block)
    end
  end
  return out
end
