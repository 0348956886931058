variable "web_count" {
  type    = number
  default = 2
}
